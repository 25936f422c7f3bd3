package dev.tegula.localaws.contract;

import dev.tegula.localaws.RunningLocalAws.Clients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A moto server of one test class, where Python has it. */
final class MotoServer implements ExecutionCondition, ParameterResolver {

  private static final Pattern READY = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
  private static final boolean AVAILABLE = available();

  private static boolean available() {
    try {
      Process python =
          new ProcessBuilder("python3", "-c", "import moto.server")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return python.waitFor(30, TimeUnit.SECONDS) && python.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AVAILABLE
        ? ConditionEvaluationResult.enabled("moto is there")
        : Skipped.because(
            context.getDisplayName(),
            "AWS contract against moto: python3 has no moto (pip install 'moto[server]')");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Clients.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(Running.class, key -> new Running(), Running.class)
        .clients;
  }

  private static final class Running implements AutoCloseable {
    private final Process process;
    private final Clients clients;

    Running() {
      try {
        process =
            new ProcessBuilder("python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0")
                .redirectErrorStream(true)
                .start();
        clients = new Clients(endpoint(process.inputReader(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static URI endpoint(BufferedReader out) throws IOException {
      StringBuilder said = new StringBuilder();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
          drain(out);
          return URI.create(ready.group(1));
        }
        said.append(line).append('\n');
      }
      throw new IOException("moto does not start: " + said);
    }

    /** Its log of requests, which would fill the pipe. */
    private static void drain(BufferedReader out) {
      Thread reader =
          new Thread(
              () -> {
                try {
                  while (out.readLine() != null) {}
                } catch (IOException e) {
                  // The pipe ends with the process.
                }
              },
              "moto's log");
      reader.setDaemon(true);
      reader.start();
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      process.waitFor();
    }
  }
}
