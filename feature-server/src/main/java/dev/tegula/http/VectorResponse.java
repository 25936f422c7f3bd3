package dev.tegula.http;

import dev.tegula.http.GetFeaturesRequest.Detail;
import dev.tegula.json.FeatureValues;
import dev.tegula.json.JsonBuffer;
import dev.tegula.service.FeatureStatus;
import dev.tegula.service.FeatureVector;
import dev.tegula.service.FeatureVector.Work;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes the answer to a get-features call. Confined to one thread. */
final class VectorResponse {

  /** More than this read from the store takes a request out of the service-level objective. */
  private static final long SLO_BYTES = 2 << 20;

  private static final byte[] RESULT = JsonBuffer.ascii("{\"result\":{\"features\":[");
  private static final byte[] METADATA = JsonBuffer.ascii("]},\"metadata\":{");
  private static final byte[] DESCRIPTIONS = JsonBuffer.ascii("\"features\":[");
  private static final byte[] EFFECTIVE_TIME = JsonBuffer.ascii("\"effectiveTime\":");
  private static final byte[] END = JsonBuffer.ascii("]}}");
  private static final List<byte[]> STATUSES =
      Arrays.stream(FeatureStatus.values())
          .map(status -> JsonBuffer.ascii("\"status\":\"" + status + '"'))
          .toList();

  private final JsonBuffer out;
  private long lastMicros = FeatureVector.NO_TIME;
  private String lastTime = "";

  VectorResponse(JsonBuffer out) {
    this.out = out;
  }

  /**
   * Writes the whole answer.
   *
   * @param serverNanos since the call arrived
   */
  void write(
      FeatureVector vector,
      GetFeaturesRequest request,
      PublishedService published,
      long serverNanos) {
    out.reset();
    out.raw(RESULT);
    FeatureValues.write(out, vector.buffer(), published.slots());
    if (!request.asksAnything()) {
      out.raw(END);
      return;
    }
    out.raw(METADATA);
    if (request.describesFeatures()) {
      out.raw(DESCRIPTIONS);
      int features = published.slots().length;
      for (int i = 0; i < features; i++) {
        if (i > 0) {
          out.raw(',');
        }
        describe(vector, i, request, published);
      }
      out.raw(']');
    }
    if (request.asks(Detail.SLO_INFO)) {
      if (request.describesFeatures()) {
        out.raw(',');
      }
      sloInfo(vector.work(), serverNanos);
    }
    out.raw('}');
    out.raw('}');
  }

  private void describe(
      FeatureVector vector, int feature, GetFeaturesRequest request, PublishedService published) {
    char separator = '{';
    if (request.asks(Detail.NAMES)) {
      out.raw(separator);
      out.raw(published.name(feature));
      separator = ',';
    }
    if (request.asks(Detail.DATA_TYPES)) {
      out.raw(separator);
      out.raw(published.dataType(feature));
      separator = ',';
    }
    long micros = vector.effectiveMicros(feature);
    if (request.asks(Detail.EFFECTIVE_TIMES) && micros != FeatureVector.NO_TIME) {
      out.raw(separator);
      out.raw(EFFECTIVE_TIME);
      out.string(time(micros));
      separator = ',';
    }
    if (request.asks(Detail.SERVING_STATUS)) {
      out.raw(separator);
      out.raw(STATUSES.get(vector.status(feature).ordinal()));
      separator = ',';
    }
    if (separator == '{') {
      out.raw(separator);
    }
    out.raw('}');
  }

  /** Neighbouring features mostly share their time. */
  private String time(long micros) {
    if (micros != lastMicros) {
      lastMicros = micros;
      lastTime = TimeText.of(micros);
    }
    return lastTime;
  }

  private void sloInfo(Work work, long serverNanos) {
    boolean eligible = work.bytes() <= SLO_BYTES;
    out.raw(JsonBuffer.ascii("\"sloInfo\":{\"sloEligible\":"));
    out.booleanValue(eligible);
    if (!eligible) {
      out.raw(
          JsonBuffer.ascii(
              ",\"sloIneligibilityReasons\":[\"DYNAMODB_RESPONSE_SIZE_LIMIT_EXCEEDED\"]"));
    }
    out.raw(JsonBuffer.ascii(",\"sloServerTimeSeconds\":"));
    out.float64(seconds(serverNanos));
    out.raw(JsonBuffer.ascii(",\"serverTimeSeconds\":"));
    out.float64(seconds(serverNanos));
    out.raw(JsonBuffer.ascii(",\"storeMaxLatency\":"));
    out.float64(seconds(work.storeNanos()));
    out.raw(JsonBuffer.ascii(",\"storeResponseSizeBytes\":"));
    out.number(work.bytes());
    out.raw('}');
  }

  private static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
