package dev.tegula.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

final class BenchmarkProcessTest {

  /** Stands for a benchmark run: ends with the code that it is told. */
  static final class Ending {

    public static void main(String[] arguments) {
      System.exit(Integer.parseInt(arguments[0]));
    }
  }

  @Test
  void command_classPathAndArguments_mainClassBetween() {
    List<String> command =
        new BenchmarkProcess(Path.of("/home"), List.of("a.jar", "b"), "Main", List.of("-x"))
            .command();
    assertThat(command.get(0)).endsWith("/bin/java");
    assertThat(command).contains("-Dtegula.home=/home");
    assertThat(command).endsWith("-cp", "a.jar" + File.pathSeparator + "b", "Main", "-x");
  }

  @Test
  void run_zero_passes() {
    assertThatCode(() -> ending("0", Path.of(".")).run()).doesNotThrowAnyException();
  }

  @Test
  void run_otherExitCode_failsTheBuild() {
    assertThatThrownBy(() -> ending("3", Path.of(".")).run())
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("exit code 3");
  }

  @Test
  void run_noSuchFolder_saysThatItCannotStart() {
    assertThatThrownBy(() -> ending("0", Path.of("no-such-folder")).run())
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("cannot be started");
  }

  private static BenchmarkProcess ending(String code, Path home) {
    return new BenchmarkProcess(
        home,
        List.of(System.getProperty("java.class.path")),
        Ending.class.getName(),
        List.of(code));
  }
}
