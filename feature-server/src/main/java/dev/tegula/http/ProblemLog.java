package dev.tegula.http;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what is wrong with rows, at most once a second: one broken row that everybody asks for must
 * not fill the disk. Confined to one event loop.
 */
final class ProblemLog {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemLog.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private long silentUntilNanos;
  private long unsaid;

  void say(List<String> problems, long nowNanos) {
    if (nowNanos - silentUntilNanos < 0) {
      unsaid += problems.size();
      return;
    }
    problems.forEach(LOG::error);
    if (unsaid > 0) {
      LOG.error("{} more problems with rows since the last line", unsaid);
      unsaid = 0;
    }
    silentUntilNanos = nowNanos + PAUSE_NANOS;
  }
}
