package dev.tegula.bench;

import dev.tegula.process.RunningProgram;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that has said where it listens. */
record ReadyServer(RunningProgram program, String url) {

  private static final Pattern URL = Pattern.compile("http://[^ ]+");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Waits for a program's ready line; stops one that does not come to it. */
  static ReadyServer await(RunningProgram program) throws InterruptedException {
    try {
      String line = program.awaitLine(" ready on ", PATIENCE);
      Matcher matcher = URL.matcher(line);
      if (!matcher.find()) {
        throw new IllegalStateException("ready line without a URL: " + line);
      }
      return new ReadyServer(program, matcher.group());
    } catch (RuntimeException e) {
      program.stop();
      throw e;
    }
  }
}
