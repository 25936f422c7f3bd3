package dev.tegula.load;

import dev.tegula.rig.HttpTarget;
import dev.tegula.rig.NettyWire;
import dev.tegula.rig.Wire;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a command asks what, and where its results go. */
final class TargetOptions {

  @Option(
      names = "--target",
      required = true,
      split = ",",
      paramLabel = "URL[,URL...]",
      description = "the feature server, such as http://127.0.0.1:8080; load asks several in turn")
  private List<URI> targets = List.of();

  @Option(names = "--api-key", paramLabel = "KEY", description = "the server's API key")
  private @Nullable String apiKey;

  @Option(names = "--target-is-mine", description = "allows a target that is not on this machine")
  private boolean targetIsMine;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "names the result files: lower-case letters, digits, dots, hyphens (default: the workload's, or the service's with --service)")
  private @Nullable String name;

  @Option(
      names = "--store-label",
      defaultValue = "not stated",
      paramLabel = "LABEL",
      description = "what the server reads from, for the report")
  private String storeLabel = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "the result directory, new or empty (default: load-NAME-TIME, here)")
  private @Nullable Path out;

  @Option(
      names = "--join",
      description = "adds the results to the run that --out already holds and that has not ended")
  private boolean join;

  List<URI> targets() {
    return targets;
  }

  /** The targets as one word. */
  String targetLabel() {
    return targets.stream().map(URI::toString).collect(Collectors.joining(","));
  }

  /**
   * Refuses several targets.
   *
   * @throws IllegalArgumentException with one line
   */
  void requireOneTarget() {
    if (targets.size() > 1) {
      throw new IllegalArgumentException("--target: " + targetLabel() + " (expected: one URL)");
    }
  }

  String name(String otherwise) {
    return name == null ? otherwise : name;
  }

  String storeLabel() {
    return storeLabel;
  }

  /** Where results go: as asked for, or a folder of its own. */
  Path out(String name, Instant now) {
    return out == null
        ? Path.of("load-" + name + "-" + now.toString().replaceAll("[-:]|\\..*", ""))
        : out;
  }

  boolean join() {
    return join;
  }

  HttpTarget open(URI target, Vertx vertx, Duration timeout) {
    return new HttpTarget(vertx, target, apiKey, timeout);
  }

  Wire openWire(Duration timeout) throws IOException {
    return NettyWire.open(targets, apiKey, timeout);
  }

  /** Whether a target runs on this machine, as far as the addresses tell. */
  boolean isLoopback() throws IOException {
    for (URI target : targets) {
      if (isLoopback(target)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Refuses what is no URL of a server, and other people's servers.
   *
   * @throws IllegalArgumentException with one line
   */
  void check() throws IOException {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("--target: none (expected: a URL)");
    }
    for (URI target : targets) {
      String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
      if (target.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
        throw new IllegalArgumentException(
            "--target: " + target + " (expected: a URL such as http://127.0.0.1:8080)");
      }
      if (!targetIsMine && !isLoopback(target)) {
        throw new IllegalArgumentException(
            "--target: "
                + target
                + " is not on this machine (expected: --target-is-mine with it, when you may load that server)");
      }
    }
    Set<URI> distinct = new HashSet<>(targets);
    if (distinct.size() < targets.size()) {
      throw new IllegalArgumentException(
          "--target: " + targetLabel() + " (expected: each server once)");
    }
  }

  private static boolean isLoopback(URI target) throws IOException {
    try {
      return InetAddress.getByName(target.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IOException("--target: " + target + " names an unknown host", e);
    }
  }
}
