package dev.tegula.backfill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.backfill.report.Progress.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final AtomicLong nanos = new AtomicLong();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void done_manyTimesASecond_printsOneLineASecond() {
    Progress progress = progress(false);
    progress.expect(Step.STAGED, 40);
    nanos.addAndGet(5_000_000_000L);
    progress.begin();
    for (int i = 0; i < 20; i++) {
      nanos.addAndGet(100_000_000L);
      progress.done(Step.STAGED);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            """
            backfill: staged 10/40 intervals, consolidated 0/0 views, loaded 0/0 views, published 0/0 views; 1 s, 10.0 steps/s, about 3 s left
            backfill: staged 20/40 intervals, consolidated 0/0 views, loaded 0/0 views, published 0/0 views; 2 s, 10.0 steps/s, about 2 s left
            """);
  }

  @Test
  void finish_onATerminal_replacesTheLine() {
    Progress progress = progress(true);
    progress.expect(Step.LOADED, 1);
    nanos.addAndGet(2_000_000_000L);
    progress.done(Step.LOADED);
    progress.finish();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("\rbackfill: ")
        .contains("loaded 1/1 views")
        .endsWith(System.lineSeparator())
        .hasLineCount(3);
  }

  private Progress progress(boolean terminal) {
    return new Progress(new PrintWriter(out, true, StandardCharsets.UTF_8), terminal, nanos::get);
  }
}
