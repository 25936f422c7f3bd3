package dev.tegula.workload;

import dev.tegula.workload.ResponseCheck.Difference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests to one service of an expected-requests file.
 *
 * @param keys which of them comes next
 */
public record ListedRequests(String service, List<WorkloadRequest> requests, KeyChoice keys)
    implements ServiceRequests {

  public ListedRequests {
    requests = List.copyOf(requests);
  }

  /** The requests of a file by service, in the order in which services first appear. */
  public static List<ListedRequests> of(List<ExpectedRequest> all, KeyChoice keys) {
    Map<String, List<WorkloadRequest>> byService = new LinkedHashMap<>();
    for (ExpectedRequest request : all) {
      byService
          .computeIfAbsent(request.service(), service -> new java.util.ArrayList<>())
          .add(new Listed(request));
    }
    return byService.entrySet().stream()
        .map(entry -> new ListedRequests(entry.getKey(), entry.getValue(), keys))
        .toList();
  }

  @Override
  public AnswerCheck check() {
    return AnswerCheck.VALUES;
  }

  @Override
  public RequestSource open(long seed, Workload.Stream stream) {
    IntSupplier next = keys.open(requests.size(), Draws.of(seed, stream));
    return () -> requests.get(next.getAsInt());
  }

  private static final class Listed implements WorkloadRequest {

    private final ExpectedRequest request;
    private final AnswerMatcher matcher;
    private final byte[] body;

    /** An answer that was right: the same bytes are right again. Null until there was one. */
    private volatile byte @Nullable [] right;

    Listed(ExpectedRequest request) {
      this.request = request;
      this.matcher = new AnswerMatcher(request);
      this.body = request.body().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String service() {
      return request.service();
    }

    @Override
    public byte[] body() {
      return body;
    }

    @Override
    public boolean matches(byte[] answer) {
      if (Arrays.equals(right, answer)) {
        return true;
      }
      boolean matches = matcher.matches(answer);
      if (matches) {
        right = answer;
      }
      return matches;
    }

    @Override
    public List<Difference> differences(int status, byte[] answer) {
      return ResponseCheck.differences(request, status, answer);
    }

    @Override
    public Optional<ExpectedRequest> expected() {
      return Optional.of(request);
    }
  }
}
