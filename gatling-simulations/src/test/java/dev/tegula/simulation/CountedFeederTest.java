package dev.tegula.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.workload.Profile;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.Workload;
import dev.tegula.workload.WorkloadRequest;
import dev.tegula.workload.file.WorkloadFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedFeederTest {

  @Test
  void startedPerSecond_usersAQuarterSecondApart_isFour() throws Exception {
    Deque<Long> clock = new ArrayDeque<>(List.of(1_000_000L, 251_000_000L, 501_000_000L));
    CountedFeeder feeder = new CountedFeeder(source(), clock::removeFirst);
    assertThat(feeder.startedPerSecond()).isZero();

    for (int i = 0; i < 3; i++) {
      assertThat(feeder.next().get(CountedFeeder.REQUEST)).isInstanceOf(WorkloadRequest.class);
    }

    assertThat(feeder.started()).isEqualTo(3);
    assertThat(feeder.startedPerSecond()).isEqualTo(4.0);
  }

  @Test
  void next_sameSeed_sameRequests() throws Exception {
    CountedFeeder first = new CountedFeeder(source(), System::nanoTime);
    CountedFeeder second = new CountedFeeder(source(), System::nanoTime);

    for (int i = 0; i < 20; i++) {
      WorkloadRequest one = (WorkloadRequest) first.next().get(CountedFeeder.REQUEST);
      WorkloadRequest other = (WorkloadRequest) second.next().get(CountedFeeder.REQUEST);
      assertThat(one.body()).isEqualTo(other.body());
    }
  }

  private static RequestSource source() throws Exception {
    return WorkloadFile.read(Checkout.workload("scenario-2"), Profile.SMOKE)
        .workload()
        .open(Workload.Stream.ONLY);
  }
}
