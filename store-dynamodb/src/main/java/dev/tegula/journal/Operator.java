package dev.tegula.journal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that works on table groups.
 *
 * @param user who started it
 * @param host the machine's name
 * @param started when, as the operating system says
 */
public record Operator(String user, String host, long pid, Instant started) {

  /** The same process may be told to have started a little earlier or later. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  /** This process. */
  public static Operator current() {
    ProcessHandle self = ProcessHandle.current();
    return new Operator(
        System.getProperty("user.name", "unknown"),
        localHost(),
        self.pid(),
        self.info().startInstant().orElse(Instant.EPOCH));
  }

  private static String localHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A machine without a name in any register; its own word for itself must do.
      return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
    }
  }

  /** True when this was a process of the given machine that runs no more. */
  boolean goneFrom(String machine) {
    if (!host.equals(machine)) {
      return false;
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .map(other -> Duration.between(started, other).abs().compareTo(CLOCK_TOLERANCE) > 0)
        .orElseGet(() -> ProcessHandle.of(pid).isEmpty());
  }

  @Override
  public String toString() {
    return user + "@" + host + " (process " + pid + ")";
  }
}
