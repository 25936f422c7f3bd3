package dev.tegula.rig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.KeyChoice;
import dev.tegula.workload.ListedRequests;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.Workload;
import java.util.List;
import java.util.stream.IntStream;

/** Requests that {@link FakeServer} answers as expected. */
public final class Requests {

  static final List<String> NAMES = List.of("view.key", "view.mean", "view.max");

  private Requests() {}

  public static List<ExpectedRequest> of(int count) {
    return IntStream.range(0, count).mapToObj(Requests::request).toList();
  }

  /** Draws from so many of them. */
  static RequestSource source(int count, long seed) {
    return ListedRequests.of(of(count), new KeyChoice.Uniform())
        .get(0)
        .open(seed, Workload.Stream.ONLY);
  }

  private static ExpectedRequest request(int key) {
    try {
      return new ObjectMapper()
          .readValue(
              """
              {"service": "fake", "body": {"params": {"join_key_map": {"key": "%d"}}},
               "names": ["view.key", "view.mean", "view.max"], "expected": ["%d", 0.5, null],
               "status": ["PRESENT", "PRESENT", "PRESENT"]}
              """
                  .formatted(key, key),
              ExpectedRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
