package dev.tegula.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.workload.KeyChoice;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.Workload;
import dev.tegula.workload.WorkloadRequest;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DailyRequestsTest {

  private static final int FEATURES = 1_000;

  /** How many different objects a source hands out for so many requests to so many users. */
  private static int objects(int users, int requests) {
    DailyViews data =
        new DailyViews(
            1,
            List.of(
                new ViewGroup(
                    "view", 10, List.of(new Entity("user", 1, users)), 1, 100, new TreeMap<>())),
            List.of(new ServiceParts("all", 1, Map.of("view", 10))),
            new KeyChoice.Uniform());
    RequestSource source = data.services().get(0).requests().open(3, Workload.Stream.ONLY);
    Set<WorkloadRequest> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Stream.generate(source::next).limit(requests).forEach(seen::add);
    return seen.size();
  }

  @Test
  void next_fewUsers_areKept() {
    assertThat(objects(100, 2_000)).isEqualTo(100);
  }

  @Test
  void next_moreUsersThanFit_areMadeAgain() {
    int users = 3 * DailyRequests.KEPT_VALUES / FEATURES / 2;

    assertThat(users).isEqualTo(1_500);
    assertThat(objects(users, 3 * users)).isGreaterThan(users);
  }
}
