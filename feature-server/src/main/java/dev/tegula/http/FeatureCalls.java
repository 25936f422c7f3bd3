package dev.tegula.http;

import dev.tegula.json.JsonBuffer;
import dev.tegula.service.FeatureVector;
import dev.tegula.service.FeatureVector.Work;
import dev.tegula.service.RowKeys;
import dev.tegula.service.ServeOptions;
import dev.tegula.service.ServingPlan;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The calls of the contract between a body that was received and an answer that can be sent.
 * Confined to one event loop.
 */
final class FeatureCalls {

  /** The contract's deadline of the server itself. */
  static final long DEADLINE_MILLIS = 2_000;

  private final ServedApi api;
  private final LongSupplier nanoClock;
  private final Executor loop;
  private final RequestParser parser = new RequestParser();
  private final JsonBuffer json = new JsonBuffer();
  private final VectorResponse response = new VectorResponse(json);
  private final ExplanationResponse explanation = new ExplanationResponse(json);
  private final ProblemLog problems = new ProblemLog();

  /**
   * @param loop runs a task on the event loop: at once when it is called there
   */
  FeatureCalls(ServedApi api, LongSupplier nanoClock, Executor loop) {
    this.api = api;
    this.nanoClock = nanoClock;
    this.loop = loop;
  }

  /**
   * A get-features call on its way.
   *
   * @param explained the answer says where the values came from, instead of what the contract says
   */
  record Pending(
      GetFeaturesRequest request,
      boolean explained,
      PublishedService published,
      CompletionStage<FeatureVector> vector) {}

  /**
   * Begins a get-features call. Its vector comes on the event loop.
   *
   * @throws ApiException when the call is not answerable
   */
  Pending begin(byte[] body, long arrivedNanos, boolean explained) {
    long begunNanos = nanoClock.getAsLong();
    GetFeaturesRequest request = parser.parse(body);
    PublishedService published = api.service(request);
    ServingPlan plan = published.service().plan();
    RowKeys keys = rowKeys(plan, request);
    ServeOptions options = new ServeOptions(coerce(request), arrivedNanos + budgetNanos(request));
    api.metrics().spent(Phase.PARSE, nanoClock.getAsLong() - begunNanos);
    return new Pending(
        request, explained, published, published.service().serve(keys, options, loop));
  }

  /** Writes the answer to a get-features call; valid until the next one is written. */
  JsonBuffer write(Pending pending, FeatureVector vector, long arrivedNanos) {
    Work work = vector.work();
    api.metrics().rowsRead(work.rowsRead());
    api.metrics().spent(Phase.STORE, work.storeNanos());
    api.metrics().spent(Phase.MERGE, work.mergeNanos());
    api.metrics().spent(Phase.TRANSFORM, work.transformNanos());
    long nowNanos = nanoClock.getAsLong();
    List<String> corrupt = vector.problems();
    if (!corrupt.isEmpty()) {
      api.metrics().rowsCorrupt(corrupt.size());
      problems.say(corrupt, nowNanos);
    }
    if (pending.explained()) {
      explanation.write(vector);
      return json;
    }
    response.write(vector, pending.request(), pending.published(), nowNanos - arrivedNanos);
    long writtenNanos = nanoClock.getAsLong();
    api.metrics().spent(Phase.JSON, writtenNanos - nowNanos);
    api.metrics().vectorWritten(writtenNanos - arrivedNanos);
    return json;
  }

  /**
   * The answer to a metadata call; not to be changed.
   *
   * @throws ApiException when the call is not answerable
   */
  byte[] metadata(byte[] body) {
    return api.service(parser.parse(body)).metadata();
  }

  private static RowKeys rowKeys(ServingPlan plan, GetFeaturesRequest request) {
    try {
      return plan.rowKeys(JoinKeyTyping.typed(plan.joinKeys(), request));
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid(e.getMessage());
    }
  }

  private boolean coerce(GetFeaturesRequest request) {
    Boolean asked = request.coerceNullCountsToZero;
    return asked == null ? api.coerceNullCountsToZero() : asked;
  }

  private static long budgetNanos(GetFeaturesRequest request) {
    Long asked = request.latencyBudgetMillis;
    return TimeUnit.MILLISECONDS.toNanos(
        asked == null ? DEADLINE_MILLIS : Math.min(asked, DEADLINE_MILLIS));
  }
}
