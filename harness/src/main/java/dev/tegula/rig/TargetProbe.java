package dev.tegula.rig;

import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.ResponseCheck.Difference;
import dev.tegula.workload.WorkloadRequest;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a target one question for each feature service before a run, so that what is wrong is said
 * in one line.
 */
public final class TargetProbe {

  private static final int QUOTED = 200;

  private final HttpTarget target;
  private final String url;
  private final Duration timeout;

  /**
   * A probe.
   *
   * @param url for messages
   */
  public TargetProbe(HttpTarget target, String url, Duration timeout) {
    this.target = target;
    this.url = url;
    this.timeout = timeout;
  }

  /**
   * Asks for one vector of each service, and looks at the HTTP status only.
   *
   * @throws TargetException when the target cannot be reached, refuses the key, lacks a service or
   *     fails
   */
  public void checkServices(List<WorkloadRequest> requests)
      throws TargetException, InterruptedException {
    for (WorkloadRequest request : firstOfEach(requests)) {
      var unused = served(request);
    }
  }

  /**
   * Asks for one vector of each service, and checks it.
   *
   * @throws TargetException as {@link #checkServices}, or when an answer is wrong
   */
  public void checkAnswers(List<WorkloadRequest> requests)
      throws TargetException, InterruptedException {
    for (WorkloadRequest request : firstOfEach(requests)) {
      Answer answer = served(request);
      List<Difference> differences = request.differences(answer.status(), answer.body());
      if (!differences.isEmpty()) {
        throw new TargetException(
            url + ": wrong answer from " + request.service() + ": " + differences.get(0));
      }
    }
  }

  /**
   * Reads the counter of store reads.
   *
   * @throws TargetException when the target does not offer it
   */
  public void checkMetrics() throws TargetException, InterruptedException {
    try {
      MetricsPage unused = MetricsPage.of(await(target.metrics()));
    } catch (IllegalArgumentException e) {
      throw new TargetException(
          url + ": " + e.getMessage() + " (expected: the counter " + MetricsPage.STORE_READS + ")",
          e);
    }
  }

  /** The whole answer to one request. */
  Answer ask(ExpectedRequest request) throws TargetException, InterruptedException {
    return await(target.ask(request.body().toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static Iterable<WorkloadRequest> firstOfEach(List<WorkloadRequest> requests) {
    Map<String, WorkloadRequest> first = new LinkedHashMap<>();
    requests.forEach(request -> first.putIfAbsent(request.service(), request));
    return first.values();
  }

  private Answer served(WorkloadRequest request) throws TargetException, InterruptedException {
    Answer answer = await(target.ask(request.body()));
    if (answer.status() != 200) {
      throw new TargetException(url + ": " + explanation(request.service(), answer));
    }
    return answer;
  }

  private Answer await(Future<Answer> answer) throws TargetException, InterruptedException {
    try {
      return answer
          .toCompletionStage()
          .toCompletableFuture()
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TargetException(url + ": no answer within " + timeout.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new TargetException(url + ": " + ConnectionFailure.reason(cause), e);
    }
  }

  private static String explanation(String service, Answer answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
    String quoted = text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
    return switch (answer.status()) {
      case 401 -> "refuses the API key, HTTP 401 (expected: --api-key with a key that it knows)";
      case 403 -> "the API key may not read features, HTTP 403";
      case 404 ->
          "has no feature service "
              + service
              + ", HTTP 404 (expected: a server of this repository)";
      default -> "HTTP " + answer.status() + " for feature service " + service + ": " + quoted;
    };
  }
}
