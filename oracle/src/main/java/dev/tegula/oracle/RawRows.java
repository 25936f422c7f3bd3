package dev.tegula.oracle;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads a view's source and runs its transformation. */
final class RawRows {

  private final SparkSession spark;

  RawRows(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Makes the output of a view's transformation a table and checks its columns.
   *
   * @return the table's name
   * @throws OracleException when the source cannot be read, the transformation is not right, or its
   *     output lacks what the view declares
   */
  String table(FeatureView view) {
    DataSource source = view.rows().source();
    attempt(
        "data source %s: %s".formatted(source.name(), source.path()),
        () -> {
          open(source).createOrReplaceTempView('`' + source.name() + '`');
          return source;
        });
    Dataset<Row> rows =
        attempt(
            "feature view %s: transformation".formatted(view.name()),
            () -> spark.sql(view.rows().transformation()));
    checkColumns(view, rows.schema());
    String table = "rows_of_" + view.name();
    rows.createOrReplaceTempView('`' + table + '`');
    return table;
  }

  private Dataset<Row> open(DataSource source) {
    return switch (source.format()) {
      case PARQUET -> spark.read().parquet(source.path());
      case CSV ->
          spark.read().option("header", true).option("inferSchema", true).csv(source.path());
      case JSON -> spark.read().json(source.path());
    };
  }

  private static void checkColumns(FeatureView view, StructType schema) {
    String timestampField = view.rows().timestampField();
    org.apache.spark.sql.types.DataType time =
        column(view, schema, "timestamp_field", timestampField);
    if (!time.equals(DataTypes.TimestampType) && !time.equals(DataTypes.TimestampNTZType)) {
      throw new OracleException(
          "feature view %s: timestamp_field: %s is a %s (expected: a timestamp)"
              .formatted(view.name(), timestampField, time.catalogString()));
    }
    view.rows().tieBreaker().forEach(name -> column(view, schema, "tie_breaker", name));
    for (JoinKey key : view.joinKeys()) {
      checkType(view, schema, key.name(), key.type());
    }
    for (Feature feature : view.features()) {
      checkType(view, schema, feature.column(), feature.type());
    }
  }

  private static org.apache.spark.sql.types.DataType column(
      FeatureView view, StructType schema, String field, String name) {
    if (Arrays.stream(schema.fieldNames()).noneMatch(name::equals)) {
      throw new OracleException(
          "feature view %s: %s: %s (expected: a column of the transformation's output: %s)"
              .formatted(view.name(), field, name, String.join(", ", schema.fieldNames())));
    }
    return schema.apply(name).dataType();
  }

  private static void checkType(FeatureView view, StructType schema, String name, DataType type) {
    org.apache.spark.sql.types.DataType actual = column(view, schema, "column", name);
    if (!actual.catalogString().equals(sqlName(type))) {
      throw new OracleException(
          "feature view %s: column %s is a %s (expected: %s, a Spark %s)"
              .formatted(
                  view.name(), name, actual.catalogString(), type.declaredName(), sqlName(type)));
    }
  }

  private static String sqlName(DataType type) {
    if (type instanceof ArrayType array) {
      return "array<" + sqlName(array.element()) + ">";
    }
    return switch ((ScalarType) type) {
      case BOOLEAN -> "boolean";
      case INT64 -> "bigint";
      case FLOAT64 -> "double";
      case STRING -> "string";
    };
  }

  /** Spark's exceptions are pages long; their first line says what is wrong. */
  static <T> T attempt(String what, java.util.function.Supplier<T> action) {
    try {
      return action.get();
    } catch (OracleException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new OracleException(what + ": " + firstLine(e), e);
    } catch (Exception e) {
      // Scala does not declare what it throws: AnalysisException is a checked one.
      throw new OracleException(what + ": " + firstLine(e), e);
    }
  }

  private static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.toString() : message.lines().findFirst().orElse("");
  }
}
