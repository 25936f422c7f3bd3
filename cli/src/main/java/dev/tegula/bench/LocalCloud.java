package dev.tegula.bench;

import dev.tegula.process.Program;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stand-in for AWS that a run starts for itself and stops when nothing needs it any more. */
final class LocalCloud {

  static final String REGION = "us-east-1";

  /** Never the person's own credentials: a run must not be able to touch a real account. */
  static final Map<String, String> CREDENTIALS =
      Map.of(
          "AWS_ACCESS_KEY_ID", "tegulabench",
          "AWS_SECRET_ACCESS_KEY", "tegulabench",
          "AWS_SESSION_TOKEN", "",
          "AWS_PROFILE", "",
          "AWS_REGION", REGION,
          "AWS_EC2_METADATA_DISABLED", "true");

  private @Nullable ReadyServer server;

  String start(BenchRun run) throws IOException, InterruptedException {
    ReadyServer started =
        ReadyServer.await(run.start(Program.LOCAL_AWS, "local-aws", List.of("--port", "0")));
    server = started;
    return started.url();
  }

  String url() {
    if (server == null) {
      throw new IllegalStateException("local AWS has not been started");
    }
    return server.url();
  }

  void stop() throws InterruptedException {
    if (server != null) {
      server.program().stop();
    }
  }
}
