package dev.tegula.localaws.contract;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that need a Docker daemon, not only its command. */
final class DockerDaemon implements ExecutionCondition {

  private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String set = System.getenv("DOCKER_HOST");
    String host = set == null || set.isBlank() ? DEFAULT_HOST : set;
    try {
      connect(URI.create(host)).close();
      return ConditionEvaluationResult.enabled("a daemon listens on " + host);
    } catch (IOException | IllegalArgumentException e) {
      return Skipped.because(
          context,
          "AWS contract (store part) against LocalStack: no Docker daemon on %s (start one, or set DOCKER_HOST)"
              .formatted(host));
    }
  }

  private static SocketChannel connect(URI host) throws IOException {
    if ("unix".equals(host.getScheme())) {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      return connected(channel, UnixDomainSocketAddress.of(host.getPath()));
    }
    return connected(SocketChannel.open(), new InetSocketAddress(host.getHost(), host.getPort()));
  }

  private static SocketChannel connected(SocketChannel channel, SocketAddress address)
      throws IOException {
    try {
      channel.connect(address);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
