package dev.tegula.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.backfill.report.ViewReport;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ViewThreadsTest {

  @Test
  void run_oneFails_othersEnd() {
    CountDownLatch ran = new CountDownLatch(2);
    ViewTask broken =
        task(
            () -> {
              throw new IllegalStateException("broken");
            });
    try (ViewThreads threads = new ViewThreads(1)) {
      assertThat(threads.run(List.of(task(ran::countDown), broken, task(ran::countDown))))
          .containsExactly("broken");
    }
    assertThat(ran.getCount()).isZero();
  }

  @Test
  @Timeout(60)
  void close_viewsThatWaitForAThread_endToo() {
    CountDownLatch begun = new CountDownLatch(1);
    ViewTask endless =
        task(
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                throw new CancellationException("stopped");
              }
            });
    try (ViewThreads threads = new ViewThreads(1)) {
      Thread closer =
          new Thread(
              () -> {
                try {
                  begun.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                threads.close();
              });
      closer.start();
      assertThat(threads.run(List.of(endless, task(() -> {}), task(() -> {})))).hasSize(3);
    }
  }

  private static ViewTask task(Runnable work) {
    return new ViewTask() {
      @Override
      public void run() {
        work.run();
      }

      @Override
      public List<ViewReport> reports() {
        return List.of();
      }
    };
  }
}
