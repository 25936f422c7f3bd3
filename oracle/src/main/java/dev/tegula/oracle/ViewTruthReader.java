package dev.tegula.oracle;

import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.OutputFeature;
import dev.tegula.type.ArrayType;
import dev.tegula.type.ScalarType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

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
    ViewStatement statement = new ViewStatement(view, rawRows.table(view));
    List<Row> rows =
        RawRows.attempt(
            "feature view " + view.name(), () -> spark.sql(statement.text()).collectAsList());
    Map<List<Object>, EntityTruth> byEntity = new HashMap<>();
    for (Row row : rows) {
      List<Object> keys =
          IntStream.range(0, view.joinKeys().size()).<Object>mapToObj(row::get).toList();
      if (row.<Boolean>getAs("undecided")) {
        throw new OracleException(
            "feature view %s: tie_breaker: %s leaves the order of rows of %s open, which differ at the same time (expected: columns that decide)"
                .formatted(view.name(), view.rows().tieBreaker(), keys));
      }
      byEntity.put(keys, entity(view, statement, row));
    }
    return new ViewTruth(view, byEntity);
  }

  private static EntityTruth entity(FeatureView view, ViewStatement statement, Row row) {
    List<OutputFeature> outputs = view.outputs();
    Map<String, Truth> truths = new HashMap<>();
    boolean attributesPresent = false;
    boolean aggregatesPresent = false;
    for (int i = 0; i < outputs.size(); i++) {
      OutputFeature output = outputs.get(i);
      if (output.feature() instanceof Feature.Aggregate aggregate) {
        boolean present = row.<Long>getAs("r" + i) > 0;
        aggregatesPresent |= present;
        truths.put(output.name(), present ? aggregate(aggregate, row, i) : Truth.NULL);
      } else {
        Row latest = row.getAs("latest");
        attributesPresent = latest != null;
        truths.put(output.name(), attribute(output, latest, statement));
      }
    }
    return new EntityTruth(truths, attributesPresent, aggregatesPresent);
  }

  private static Truth attribute(
      OutputFeature attribute, @Nullable Row latest, ViewStatement statement) {
    if (latest == null) {
      return Truth.NULL;
    }
    int field = latest.fieldIndex(statement.latestField(attribute));
    if (latest.isNullAt(field)) {
      return Truth.NULL;
    }
    boolean array = attribute.type() instanceof ArrayType;
    return Truth.exactly(array ? latest.getList(field) : latest.get(field));
  }

  /** The value of an aggregate whose window has a row. */
  private static Truth aggregate(Feature.Aggregate aggregate, Row row, int i) {
    int field = row.fieldIndex("v" + i);
    return switch (aggregate.function()) {
      case "sum", "mean" -> sumOrMean(aggregate, row, i);
      case "last_distinct" -> {
        List<Object> all = row.isNullAt(field) ? List.of() : row.getList(field);
        int n = Objects.requireNonNull(aggregate.parameters().get("n"), "n").intValue();
        yield Truth.exactly(List.copyOf(all.subList(Math.max(0, all.size() - n), all.size())));
      }
      default -> Truth.exactly(row.get(field));
    };
  }

  private static Truth sumOrMean(Feature.Aggregate aggregate, Row row, int i) {
    long count = row.getAs("q" + i);
    if (count == 0) {
      return Truth.NULL;
    }
    boolean mean = aggregate.function().equals("mean");
    if (aggregate.type() == ScalarType.FLOAT64) {
      String sum = row.getAs("v" + i);
      double magnitude = row.getAs("m" + i);
      return mean ? Truth.floatMean(sum, count, magnitude) : Truth.floatSum(sum, count, magnitude);
    }
    BigDecimal sum = row.getAs("v" + i);
    return mean ? Truth.integerMean(sum, count) : Truth.exactly(sum.longValueExact());
  }
}
