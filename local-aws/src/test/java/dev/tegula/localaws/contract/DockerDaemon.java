package dev.tegula.localaws.contract;

import cloud.localstack.docker.DockerExe;
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

/** Tests that need a Docker daemon and its command. */
final class DockerDaemon implements ExecutionCondition {

  private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String set = System.getenv("DOCKER_HOST");
    return on(set == null || set.isBlank() ? DEFAULT_HOST : set, context.getDisplayName());
  }

  /** The gate of a test when the daemon is to be on a host. */
  static ConditionEvaluationResult on(String host, String test) {
    try {
      connect(URI.create(host)).close();
    } catch (IOException | IllegalArgumentException e) {
      return Skipped.because(
          test,
          "AWS contract (store part) against LocalStack: no Docker daemon on %s (start one, or set DOCKER_HOST)"
              .formatted(host));
    }
    try {
      // LocalStack's extension starts it by the command.
      DockerExe unused = new DockerExe();
      return ConditionEvaluationResult.enabled("a daemon listens on " + host);
    } catch (IllegalStateException e) {
      return Skipped.because(
          test,
          "AWS contract (store part) against LocalStack: a Docker daemon, but no docker command (install it, or set DOCKER_LOCATION)");
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
