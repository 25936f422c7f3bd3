package dev.tegula.backfill.stage;

import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.tile.ViewLayout;
import dev.tegula.type.ArrayType;
import dev.tegula.type.ScalarType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Holds what a transformation yields to what its view declares, so that servers and validators can
 * trust the declaration without Spark. Narrower integers pass as int64 and float32 as float64;
 * nothing else is converted.
 */
final class DeclaredTypes {

  private static final Set<DataType> INTEGERS =
      Set.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);
  private static final Set<DataType> FLOATS = Set.of(DataTypes.FloatType, DataTypes.DoubleType);
  private static final Set<DataType> TIMESTAMPS =
      Set.of(DataTypes.TimestampType, DataTypes.TimestampNTZType);

  private final FeatureView view;
  private final Map<String, DataType> actual = new HashMap<>();
  private final String yields;

  DeclaredTypes(FeatureView view, StructType schema) {
    this.view = view;
    for (StructField field : schema.fields()) {
      actual.put(field.name(), field.dataType());
    }
    this.yields = String.join(", ", Arrays.asList(schema.fieldNames()));
  }

  /**
   * The type of every staged column.
   *
   * @throws BackfillException for the first column that is missing or of another type
   */
  Map<String, DataType> check() {
    Map<String, DataType> staged = new HashMap<>();
    for (String name : view.rows().tieBreaker()) {
      staged.put(name, present("tie_breaker", name));
    }
    for (JoinKey key : view.joinKeys()) {
      staged.put(key.name(), declared("join key", key.name(), key.type()));
    }
    for (ViewLayout.Column column : ViewLayout.of(view).columns()) {
      staged.put(column.name(), declared("column", column.name(), column.type()));
    }
    String timestamp = view.rows().timestampField();
    DataType type = present("timestamp_field", timestamp);
    if (!TIMESTAMPS.contains(type)) {
      throw wrong("timestamp_field", timestamp, "timestamp", type);
    }
    staged.put(timestamp, DataTypes.TimestampType);
    return staged;
  }

  private DataType declared(String role, String name, dev.tegula.type.DataType declared) {
    DataType type = present(role, name);
    DataType staged = stagedAs(type, declared);
    if (staged == null) {
      throw wrong(role, name, declared.declaredName(), type);
    }
    return staged;
  }

  private static @org.jspecify.annotations.Nullable DataType stagedAs(
      DataType type, dev.tegula.type.DataType declared) {
    if (declared instanceof ArrayType array) {
      if (type instanceof org.apache.spark.sql.types.ArrayType list
          && stagedAs(list.elementType(), array.element()) != null) {
        return DataTypes.createArrayType(stagedScalar(array.element()));
      }
      return null;
    }
    ScalarType scalar = (ScalarType) declared;
    boolean fits =
        switch (scalar) {
          case INT64 -> INTEGERS.contains(type);
          case FLOAT64 -> FLOATS.contains(type);
          case STRING -> DataTypes.StringType.equals(type);
          case BOOLEAN -> DataTypes.BooleanType.equals(type);
        };
    return fits ? stagedScalar(scalar) : null;
  }

  private static DataType stagedScalar(ScalarType scalar) {
    return switch (scalar) {
      case INT64 -> DataTypes.LongType;
      case FLOAT64 -> DataTypes.DoubleType;
      case STRING -> DataTypes.StringType;
      case BOOLEAN -> DataTypes.BooleanType;
    };
  }

  private DataType present(String role, String name) {
    DataType type = actual.get(name);
    if (type == null) {
      throw new BackfillException(
          "feature view %s: %s %s is not among the transformation's columns (expected: one of %s)"
              .formatted(view.name(), role, name, yields));
    }
    return type;
  }

  private BackfillException wrong(String role, String name, String declared, DataType type) {
    return new BackfillException(
        "feature view %s: %s %s: the transformation yields %s (expected: %s)"
            .formatted(view.name(), role, name, type.catalogString(), declared));
  }
}
