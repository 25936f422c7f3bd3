package dev.tegula.oracle;

import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.OutputFeature;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Computes the truth about views. For one thread. */
final class ViewTruthReader {

  private final SparkSession spark;
  private final RawRows rawRows;

  ViewTruthReader(SparkSession spark) {
    this.spark = spark;
    this.rawRows = new RawRows(spark);
    spark.udf().register(ExactSum.NAME, functions.udaf(new ExactSum(), Encoders.DOUBLE()));
  }

  /**
   * Runs the view's transformation and aggregates the raw rows.
   *
   * @throws OracleException when the declaration and the raw rows do not fit, or leave open which
   *     row is the latest
   */
  ViewTruth read(FeatureView view) {
    ViewStatement statement = new ViewStatement(view);
    String table = rawRows.table(view);
    return RawRows.attempt(
        "feature view " + view.name(),
        () -> {
          Dataset<Row> ordered = spark.sql(statement.orderedRows(table));
          if (statement.orderMatters()) {
            // Sorted once, read three times.
            ordered.persist();
          }
          try {
            String orderedTable = "ordered_" + table;
            ordered.createOrReplaceTempView('`' + orderedTable + '`');
            requireDecided(view, spark.sql(statement.undecidedEntities(orderedTable)));
            return truth(view, statement, spark.sql(statement.values(orderedTable)));
          } finally {
            ordered.unpersist(true);
          }
        });
  }

  private static void requireDecided(FeatureView view, Dataset<Row> undecided) {
    for (Row row : undecided.takeAsList(1)) {
      throw new OracleException(
          "feature view %s: tie_breaker: %s leaves the order of rows of %s open that differ at the same time (expected: columns that decide)"
              .formatted(view.name(), view.rows().tieBreaker(), keys(view, row)));
    }
  }

  private static ViewTruth truth(
      FeatureView view, ViewStatement statement, Dataset<Row> entitiesAndSpans) {
    Map<List<Object>, Map<Integer, Row>> rows = new HashMap<>();
    for (Row row : entitiesAndSpans.collectAsList()) {
      Map<Integer, Row> bySpan = rows.computeIfAbsent(keys(view, row), keys -> new HashMap<>());
      Integer span = row.getAs("w");
      if (span != null) {
        bySpan.put(span, row);
      }
    }
    Map<List<Object>, EntityTruth> byEntity = new HashMap<>();
    rows.forEach((keys, bySpan) -> byEntity.put(keys, entity(view, statement, bySpan)));
    return new ViewTruth(view, byEntity);
  }

  private static List<Object> keys(FeatureView view, Row row) {
    return IntStream.range(0, view.joinKeys().size()).<Object>mapToObj(row::get).toList();
  }

  private static EntityTruth entity(
      FeatureView view, ViewStatement statement, Map<Integer, Row> bySpan) {
    Map<String, Truth> truths = new HashMap<>();
    boolean attributesPresent = false;
    boolean aggregatesPresent = false;
    for (OutputFeature output : view.outputs()) {
      Row row = bySpan.get(statement.spanNumber(output));
      if (row == null) {
        truths.put(output.name(), Truth.NULL);
      } else if (output.feature() instanceof Feature.Aggregate aggregate) {
        aggregatesPresent = true;
        truths.put(output.name(), aggregate(aggregate, statement, row));
      } else {
        attributesPresent = true;
        Row latest = row.getAs("latest");
        truths.put(
            output.name(), Truth.exactly(plain(latest.getAs(statement.alias(output.feature())))));
      }
    }
    return new EntityTruth(truths, attributesPresent, aggregatesPresent);
  }

  /** The value of an aggregate whose window has a row. */
  private static Truth aggregate(Feature.Aggregate aggregate, ViewStatement statement, Row row) {
    String function = aggregate.function();
    Object value = row.getAs(statement.value(function, aggregate));
    if (function.equals("last_distinct")) {
      // Null when the window has no value but nulls.
      List<?> all = value == null ? List.of() : list((Seq<?>) value);
      int n = Objects.requireNonNull(aggregate.parameters().get("n"), "n").intValue();
      return Truth.exactly(List.copyOf(all.subList(Math.max(0, all.size() - n), all.size())));
    }
    if (!function.equals("sum") && !function.equals("mean")) {
      return Truth.exactly(value);
    }
    long count = row.getAs(statement.count(aggregate));
    if (count == 0) {
      return Truth.NULL;
    }
    boolean mean = function.equals("mean");
    if (value instanceof BigDecimal sum) {
      return mean ? Truth.integerMean(sum, count) : Truth.exactly(sum.longValueExact());
    }
    Row exact = row.getAs(statement.value(function, aggregate));
    FloatTotal total = new FloatTotal(exact.getString(0), exact.getString(1), count);
    return mean ? total.asMean() : total.asSum();
  }

  /** Spark hands out arrays as Scala sequences. */
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Seq<?> array ? list(array) : value;
  }

  private static List<?> list(Seq<?> array) {
    return CollectionConverters.asJava(array);
  }
}
