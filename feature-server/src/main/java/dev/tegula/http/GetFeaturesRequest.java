package dev.tegula.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller sent, not yet held against a service. Filled by {@link RequestParser}. */
final class GetFeaturesRequest {

  /** What a caller may ask to know of each feature or of the call. */
  enum Detail {
    NAMES,
    DATA_TYPES,
    EFFECTIVE_TIMES,
    SERVING_STATUS,
    SLO_INFO
  }

  /** A join key's value that is neither a string nor an int64. */
  record OtherValue(String text) {}

  @Nullable String serviceName;
  @Nullable String workspaceName;
  @Nullable Boolean coerceNullCountsToZero;
  @Nullable Long latencyBudgetMillis;
  private final List<String> joinKeyNames = new ArrayList<>(4);
  private final List<@Nullable Object> joinKeyValues = new ArrayList<>(4);
  private int details;

  void ask(Detail detail, boolean wanted) {
    int bit = 1 << detail.ordinal();
    details = wanted ? details | bit : details & ~bit;
  }

  boolean asks(Detail detail) {
    return (details & (1 << detail.ordinal())) != 0;
  }

  /** True when the answer has a description of each feature. */
  boolean describesFeatures() {
    return (details & ~(1 << Detail.SLO_INFO.ordinal())) != 0;
  }

  /** True when the answer has anything beside the values. */
  boolean asksAnything() {
    return details != 0;
  }

  /**
   * Takes a join key: a String, a Long, null or an {@link OtherValue}; the last of a name counts.
   */
  void joinKey(String name, @Nullable Object value) {
    int known = joinKeyNames.indexOf(name);
    if (known >= 0) {
      joinKeyValues.set(known, value);
    } else {
      joinKeyNames.add(name);
      joinKeyValues.add(value);
    }
  }

  /** The position of a join key, or -1 when the caller did not send it. */
  int joinKeyPosition(String name) {
    return joinKeyNames.indexOf(name);
  }

  @Nullable Object joinKeyValue(int position) {
    return joinKeyValues.get(position);
  }
}
