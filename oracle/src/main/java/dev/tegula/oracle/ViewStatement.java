package dev.tegula.oracle;

import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.OutputFeature;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one SQL statement that computes every value of a view for every entity that its raw rows
 * name. Its result has the key columns {@code k0, k1, ...}; {@code undecided}, true when the order
 * of rows that matters is not total; {@code latest}, a struct of the attributes; and for the
 * aggregate output i: {@code r<i>}, the rows in its window; {@code q<i>}, those whose input is not
 * null; {@code m<i>}, the sum of the magnitudes of float input; {@code v<i>}, the value.
 */
final class ViewStatement {

  private final FeatureView view;
  private final String rows;
  private final List<OutputFeature> outputs;
  private final List<String> columns;

  /**
   * @param rows the table that holds the transformation's output
   */
  ViewStatement(FeatureView view, String rows) {
    this.view = view;
    this.rows = rows;
    this.outputs = view.outputs();
    this.columns = view.features().stream().map(Feature::column).distinct().toList();
  }

  String text() {
    StringBuilder sql = new StringBuilder();
    sql.append("WITH timed AS (").append(timedRows()).append("),\n");
    sql.append("ordered AS (").append(orderedRows()).append("),\n");
    Set<String> listed = new LinkedHashSet<>();
    for (OutputFeature output : outputs) {
      if (isList(output) && listed.add(output.feature().column())) {
        sql.append(listsOf(output.feature().column()));
      }
    }
    sql.append("entities AS (").append(entities()).append(")\n");
    sql.append("SELECT * FROM entities");
    for (String column : listed) {
      sql.append(" LEFT JOIN lists_").append(alias(column)).append(" USING (");
      sql.append(keys()).append(')');
    }
    return sql.toString();
  }

  /** The rows that can count, under short names that clash with nothing. */
  private String timedRows() {
    List<String> selected = new ArrayList<>();
    List<JoinKey> joinKeys = view.joinKeys();
    StringBuilder condition = new StringBuilder(quoted(view.rows().timestampField()));
    condition.append(" IS NOT NULL");
    for (int k = 0; k < joinKeys.size(); k++) {
      selected.add(quoted(joinKeys.get(k).name()) + " AS k" + k);
      condition.append(" AND ").append(quoted(joinKeys.get(k).name())).append(" IS NOT NULL");
    }
    selected.add(
        "unix_micros(CAST(" + quoted(view.rows().timestampField()) + " AS TIMESTAMP)) AS t");
    List<String> tieBreaker = view.rows().tieBreaker();
    for (int b = 0; b < tieBreaker.size(); b++) {
      selected.add(quoted(tieBreaker.get(b)) + " AS b" + b);
    }
    for (String column : columns) {
      selected.add(quoted(column) + " AS " + alias(column));
    }
    return "SELECT %s FROM %s WHERE %s"
        .formatted(String.join(", ", selected), quoted(rows), condition);
  }

  /**
   * Gives each row its place among the entity's rows: by time, then by the tie-breaker's columns,
   * nulls least. A row is undecided when the row before it has the same place by that order but
   * other values.
   */
  private String orderedRows() {
    Set<String> ordered = new LinkedHashSet<>();
    for (OutputFeature output : outputs) {
      if (!output.aggregate() || isList(output)) {
        ordered.add(alias(output.feature().column()));
      }
    }
    if (ordered.isEmpty()) {
      return "SELECT *, 0L AS place, false AS undecided FROM timed";
    }
    List<String> order = new ArrayList<>(List.of("t"));
    IntStream.range(0, view.rows().tieBreaker().size()).forEach(b -> order.add("b" + b));
    return """
        SELECT *, CAST(row_number() OVER w AS BIGINT) AS place,
          lag(1) OVER w IS NOT NULL AND %s AND NOT (%s) AS undecided
        FROM timed WINDOW w AS (PARTITION BY %s ORDER BY %s)"""
        .formatted(
            sameAsBefore(order),
            sameAsBefore(ordered),
            keys(),
            joined(order, column -> column + " ASC NULLS FIRST"));
  }

  private static String sameAsBefore(Iterable<String> names) {
    List<String> same = new ArrayList<>();
    names.forEach(column -> same.add("lag(%s) OVER w <=> %s".formatted(column, column)));
    return String.join(" AND ", same);
  }

  /** For each window over a column's last_distinct: the distinct values by their last place. */
  private String listsOf(String column) {
    String value = alias(column);
    List<Integer> windows =
        IntStream.range(0, outputs.size())
            .filter(i -> isList(outputs.get(i)) && outputs.get(i).feature().column().equals(column))
            .boxed()
            .toList();
    String last = joined(windows, i -> "max(place) FILTER (WHERE %s) AS p%d".formatted(span(i), i));
    String lists =
        joined(
            windows,
            i ->
                "transform(array_sort(collect_list(struct(p%d AS p, %s AS x)) FILTER (WHERE p%d IS NOT NULL)), s -> s.x) AS v%d"
                    .formatted(i, value, i, i));
    return """
        occurrences_%1$s AS (SELECT %2$s, %1$s, %3$s FROM ordered WHERE %1$s IS NOT NULL GROUP BY %2$s, %1$s),
        lists_%1$s AS (SELECT %2$s, %4$s FROM occurrences_%1$s GROUP BY %2$s),
        """
        .formatted(value, keys(), last, lists);
  }

  private String entities() {
    List<String> selected = new ArrayList<>(List.of(keys(), "bool_or(undecided) AS undecided"));
    String attributes =
        outputs.stream()
            .filter(output -> !output.aggregate())
            .map(output -> alias(output.feature().column()))
            .distinct()
            .collect(Collectors.joining(", "));
    if (!attributes.isEmpty()) {
      selected.add(
          "max_by(struct(%s), place) FILTER (WHERE %s) AS latest"
              .formatted(attributes, Span.ofAttributes(view).sql("t")));
    }
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i).feature() instanceof Feature.Aggregate aggregate) {
        selected.addAll(aggregate(aggregate, i));
      }
    }
    return "SELECT %s FROM ordered GROUP BY %s".formatted(String.join(",\n  ", selected), keys());
  }

  private List<String> aggregate(Feature.Aggregate aggregate, int i) {
    String x = alias(aggregate.column());
    String in = "FILTER (WHERE " + span(i) + ")";
    List<String> selected = new ArrayList<>();
    selected.add("count(*) %s AS r%d".formatted(in, i));
    boolean floats = aggregate.type() == ScalarType.FLOAT64;
    switch (aggregate.function()) {
      case "count" -> selected.add("count(%s) %s AS v%d".formatted(x, in, i));
      case "min", "max" ->
          selected.add("%s(%s) %s AS v%d".formatted(aggregate.function(), x, in, i));
      case "sum", "mean" -> {
        selected.add("count(%s) %s AS q%d".formatted(x, in, i));
        if (floats) {
          selected.add("sum(abs(%s)) %s AS m%d".formatted(x, in, i));
          selected.add(
              "%s(%s) FILTER (WHERE %s AND %s IS NOT NULL) AS v%d"
                  .formatted(ExactSum.NAME, x, span(i), x, i));
        } else {
          selected.add("sum(CAST(%s AS DECIMAL(20, 0))) %s AS v%d".formatted(x, in, i));
        }
      }
      case "last_distinct" -> {
        // Its values come from a statement of their own, see listsOf.
      }
      default ->
          throw new OracleException(
              "feature view %s: function: %s (expected: one that the oracle knows)"
                  .formatted(view.name(), aggregate.function()));
    }
    return selected;
  }

  private String span(int output) {
    Feature.Aggregate aggregate = (Feature.Aggregate) outputs.get(output).feature();
    int window = outputs.get(output).windowIndex();
    return Span.ofWindow(view, aggregate.windows().get(window)).sql("t");
  }

  private static boolean isList(OutputFeature output) {
    return output.feature() instanceof Feature.Aggregate aggregate
        && aggregate.function().equals("last_distinct");
  }

  /** The short name of a feature's column. */
  private String alias(String column) {
    return "c" + columns.indexOf(column);
  }

  /** Where the attribute's value stands in {@code latest}. */
  String latestField(OutputFeature attribute) {
    return alias(attribute.feature().column());
  }

  private String keys() {
    return IntStream.range(0, view.joinKeys().size())
        .mapToObj(k -> "k" + k)
        .collect(Collectors.joining(", "));
  }

  private static <T> String joined(Iterable<T> items, java.util.function.Function<T, String> text) {
    List<String> texts = new ArrayList<>();
    items.forEach(item -> texts.add(text.apply(item)));
    return String.join(", ", texts);
  }

  private static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }
}
