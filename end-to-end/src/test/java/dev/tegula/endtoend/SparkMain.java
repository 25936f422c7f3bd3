package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A main class on the jars of the backfill, as a process of its own: no Spark need be installed.
 */
final class SparkMain {

  private static final Path MODULE = TegulaProcess.home().resolve("bulk-backfill/target");
  private static final Path JARS = MODULE.resolve("process");

  /** As operators are told to start the driver. */
  private static final Path OPTIONS = TegulaProcess.home().resolve("docs/spark-driver.options");

  private SparkMain() {}

  /** The folder of the backfill's jars. */
  static Path jars() {
    return JARS;
  }

  static ProcessBuilder of(String heap, String main, List<String> arguments) {
    return process(List.of("-Xmx" + heap), JARS + "/*", main, arguments);
  }

  /** Runs a measuring program among the backfill's tests and reads the JSON that it tells. */
  static JsonNode measure(List<String> jvmOptions, String main, String... arguments)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(jvmOptions);
    options.addAll(List.of("-Daws.accessKeyId=local", "-Daws.secretAccessKey=local"));
    String classPath = JARS + "/*" + File.pathSeparator + MODULE.resolve("test-classes");
    Process process =
        process(options, classPath, main, List.of(arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return new ObjectMapper().readTree(output);
  }

  private static ProcessBuilder process(
      List<String> jvmOptions, String classPath, String main, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(jvmOptions);
    line.add("@" + OPTIONS);
    line.addAll(List.of("-cp", classPath, main));
    line.addAll(arguments);
    return new ProcessBuilder(line);
  }
}
