package dev.tegula.oracle;

import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.OutputFeature;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SQL that computes every value of a view for every entity that its raw rows name: each row is
 * joined with the spans that it lies in, and grouped by entity and span.
 *
 * <p>The result has the key columns {@code k0, k1, ...}, the span's number {@code w} (null for an
 * entity without a row in any span), {@code latest} (a struct of the attributes), and what the
 * functions make of the columns, see {@link #value}.
 */
final class ViewStatement {

  private final FeatureView view;
  private final List<String> columns;
  private final List<Span> spans;

  ViewStatement(FeatureView view) {
    this.view = view;
    this.columns = view.features().stream().map(Feature::column).distinct().toList();
    this.spans = view.outputs().stream().map(this::span).distinct().toList();
  }

  /** The number by which the result calls the span of an output. */
  int spanNumber(OutputFeature output) {
    return spans.indexOf(span(output));
  }

  /** The result's column that holds what a function makes of a feature's column. */
  String value(String function, Feature feature) {
    return function + "_" + alias(feature);
  }

  /** The result's column that tells how many inputs of a sum or mean were not null. */
  String count(Feature feature) {
    return value("nonnull", feature);
  }

  /** A feature's column, in the table of ordered rows and in {@code latest}. */
  String alias(Feature feature) {
    return "c" + columns.indexOf(feature.column());
  }

  /**
   * The rows that can count, under short names that clash with nothing, each with its {@code place}
   * among the rows of its entity: by time, then by the tie-breaker's columns, nulls least. A row is
   * {@code undecided} when that order does not tell it from the row before it, but a value does.
   *
   * @param table the transformation's output
   */
  String orderedRows(String table) {
    Set<String> decided = columnsDecidedByOrder();
    List<String> order = new ArrayList<>(List.of("t"));
    IntStream.range(0, view.rows().tieBreaker().size()).forEach(b -> order.add("b" + b));
    return decided.isEmpty()
        ? "SELECT *, 0L AS place, false AS undecided FROM (%s)".formatted(timedRows(table))
        : """
          SELECT *, CAST(row_number() OVER w AS BIGINT) AS place,
            lag(1) OVER w IS NOT NULL AND %s AND NOT (%s) AS undecided
          FROM (%s) WINDOW w AS (PARTITION BY %s ORDER BY %s)"""
            .formatted(
                joined(order, " AND ", ViewStatement::asBefore),
                joined(decided, " AND ", ViewStatement::asBefore),
                timedRows(table),
                keys(),
                joined(order, ", ", column -> column + " ASC NULLS FIRST"));
  }

  /** Whether a value depends on the order of rows. */
  boolean orderMatters() {
    return !columnsDecidedByOrder().isEmpty();
  }

  private Set<String> columnsDecidedByOrder() {
    Set<String> decided = new LinkedHashSet<>();
    for (Feature feature : view.features()) {
      if (feature instanceof Feature.Attribute || isList(feature)) {
        decided.add(alias(feature));
      }
    }
    return decided;
  }

  private static String asBefore(String column) {
    return "lag(%s) OVER w <=> %s".formatted(column, column);
  }

  private String timedRows(String table) {
    String time = quoted(view.rows().timestampField());
    List<String> selected = new ArrayList<>();
    List<String> present = new ArrayList<>(List.of(time));
    for (JoinKey key : view.joinKeys()) {
      selected.add(quoted(key.name()) + " AS k" + selected.size());
      present.add(quoted(key.name()));
    }
    selected.add("unix_micros(CAST(%s AS TIMESTAMP)) AS t".formatted(time));
    List<String> tieBreaker = view.rows().tieBreaker();
    for (int b = 0; b < tieBreaker.size(); b++) {
      selected.add(quoted(tieBreaker.get(b)) + " AS b" + b);
    }
    for (int c = 0; c < columns.size(); c++) {
      selected.add(quoted(columns.get(c)) + " AS c" + c);
    }
    return "SELECT %s FROM %s WHERE %s"
        .formatted(
            String.join(", ", selected),
            quoted(table),
            joined(present, " AND ", column -> column + " IS NOT NULL"));
  }

  /**
   * Entities whose rows' order is open.
   *
   * @param ordered the table of ordered rows
   */
  String undecidedEntities(String ordered) {
    return "SELECT DISTINCT %s FROM %s WHERE undecided".formatted(keys(), quoted(ordered));
  }

  /**
   * Everything else.
   *
   * @param ordered the table of ordered rows
   */
  String values(String ordered) {
    StringBuilder sql = new StringBuilder();
    sql.append("WITH spans AS (SELECT * FROM VALUES ").append(spanRows());
    sql.append(" AS s(w, since, until)),\n");
    sql.append("counted AS (SELECT * FROM ").append(quoted(ordered));
    sql.append(" JOIN spans ON t >= since AND t < until),\n");
    Set<String> lists = new LinkedHashSet<>();
    for (Feature feature : view.features()) {
      if (isList(feature) && lists.add(value("last_distinct", feature))) {
        sql.append(lists(feature));
      }
    }
    sql.append("aggregates AS (").append(aggregates()).append(")\n");
    sql.append("SELECT * FROM (SELECT DISTINCT %s FROM %s)".formatted(keys(), quoted(ordered)));
    sql.append(" LEFT JOIN aggregates USING (").append(keys()).append(')');
    for (String list : lists) {
      sql.append(" LEFT JOIN %s_rows USING (%s, w)".formatted(list, keys()));
    }
    return sql.toString();
  }

  private String spanRows() {
    List<String> rows = new ArrayList<>();
    for (Span span : spans) {
      rows.add("(%d, %dL, %dL)".formatted(rows.size(), span.fromMicros(), span.untilMicros()));
    }
    return String.join(", ", rows);
  }

  /** The distinct values of a column, ordered by the place of their last occurrence. */
  private String lists(Feature feature) {
    return """
        %1$s_occurrences AS (SELECT %2$s, w, %3$s AS x, max(place) AS p
          FROM counted WHERE %3$s IS NOT NULL GROUP BY %2$s, w, %3$s),
        %1$s_rows AS (SELECT %2$s, w,
            transform(array_sort(collect_list(struct(p, x))), s -> s.x) AS %1$s
          FROM %1$s_occurrences GROUP BY %2$s, w),
        """
        .formatted(value("last_distinct", feature), keys(), alias(feature));
  }

  private String aggregates() {
    Set<String> selected = new LinkedHashSet<>(List.of(keys(), "w"));
    List<Feature> attributes =
        view.features().stream().filter(Feature.Attribute.class::isInstance).toList();
    if (!attributes.isEmpty()) {
      selected.add(
          "max_by(struct(%s), place) AS latest".formatted(joined(attributes, ", ", this::alias)));
    }
    for (Feature feature : view.features()) {
      if (feature instanceof Feature.Aggregate aggregate) {
        selected.addAll(aggregates(aggregate));
      }
    }
    return "SELECT %s FROM counted GROUP BY %s, w"
        .formatted(String.join(",\n  ", selected), keys());
  }

  private List<String> aggregates(Feature.Aggregate aggregate) {
    String function = aggregate.function();
    String result = " AS " + value(function, aggregate);
    String x = alias(aggregate);
    switch (function) {
      case "count", "min", "max" -> {
        return List.of("%s(%s)%s".formatted(function, x, result));
      }
      case "sum", "mean" -> {
        String count = "count(%s) AS %s".formatted(x, count(aggregate));
        if (aggregate.type() == ScalarType.INT64) {
          // Wide enough for any sum; whether it fits into the result is checked afterwards.
          return List.of(count, "sum(CAST(%s AS DECIMAL(20, 0)))%s".formatted(x, result));
        }
        return List.of(
            count, "%s(%s) FILTER (WHERE %s IS NOT NULL)%s".formatted(ExactSum.NAME, x, x, result));
      }
      case "last_distinct" -> {
        return List.of();
      }
      default ->
          throw new OracleException(
              "feature view %s: function: %s (expected: one that the oracle knows)"
                  .formatted(view.name(), function));
    }
  }

  private Span span(OutputFeature output) {
    return output.feature() instanceof Feature.Aggregate aggregate
        ? Span.ofWindow(view, aggregate.windows().get(output.windowIndex()))
        : Span.ofAttributes(view);
  }

  private static boolean isList(Feature feature) {
    return feature instanceof Feature.Aggregate aggregate
        && aggregate.function().equals("last_distinct");
  }

  private String keys() {
    return IntStream.range(0, view.joinKeys().size())
        .mapToObj(k -> "k" + k)
        .collect(Collectors.joining(", "));
  }

  private static <T> String joined(
      Collection<T> items, String separator, Function<T, String> text) {
    return items.stream().map(text).distinct().collect(Collectors.joining(separator));
  }

  private static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }
}
