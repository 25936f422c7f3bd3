package dev.tegula.oracle;

import static dev.tegula.oracle.EventsView.aggregate;
import static dev.tegula.oracle.EventsView.attribute;
import static dev.tegula.oracle.EventsView.days;
import static dev.tegula.oracle.EventsView.last;
import static dev.tegula.oracle.EventsView.lastDistinct;
import static dev.tegula.type.ScalarType.FLOAT64;
import static dev.tegula.type.ScalarType.INT64;
import static dev.tegula.type.ScalarType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.definition.TimeWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every expected value is worked out by hand from the events beside it. */
final class ViewTruthReaderTest {

  private static final double U = 0x1p-53;

  private static SparkSession spark;
  private static ViewTruthReader reader;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = SparkStart.session();
    reader = new ViewTruthReader(spark);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void read_scalars_rowsOfTheWindowThatAreNotNull() {
    ViewTruth truth =
        reader.read(
            EventsView.in(folder)
                .events(
                    // Before the view's start, and at the edge: neither counts.
                    "{'k':'a','at':'2019-12-31T23:59:59.999999Z','x':7000,'n':7000,'s':'A'}",
                    "{'k':'a','at':'2020-01-11T00:00:00Z','x':9000,'n':9000,'s':'z'}",
                    // The last instant before the 2-day window, and its first.
                    "{'k':'a','at':'2020-01-08T23:59:59.999999Z','x':100,'n':4,'s':'m'}",
                    "{'k':'a','at':'2020-01-09T00:00:00Z','x':1.5,'n':2,'s':'q'}",
                    "{'k':'a','at':'2020-01-10T12:00:00Z','x':2.25,'n':5,'s':'p'}",
                    "{'k':'a','at':'2020-01-10T13:00:00Z'}",
                    // Nothing but nulls; only long ago; only before the start; no key at all.
                    "{'k':'nulls','at':'2020-01-10T13:00:00Z'}",
                    "{'k':'old','at':'2020-01-02T00:00:00Z','x':3,'n':3,'s':'o'}",
                    "{'k':'older','at':'2019-12-30T00:00:00Z','x':3,'n':3,'s':'o'}",
                    "{'at':'2020-01-10T13:00:00Z','x':3,'n':3,'s':'o'}")
                .view(
                    aggregate("count", "x", FLOAT64, last(2), last(10)),
                    aggregate("sum", "x", FLOAT64, last(2), last(10)),
                    aggregate("mean", "x", FLOAT64, last(2), last(10)),
                    aggregate("min", "x", FLOAT64, last(2)),
                    aggregate("max", "x", FLOAT64, last(10)),
                    aggregate("sum", "n", INT64, last(2)),
                    aggregate("mean", "n", INT64, last(10)),
                    aggregate("min", "s", STRING, last(10)),
                    aggregate("max", "s", STRING, last(2)),
                    lastDistinct(5, "s", STRING, last(2))));
    assertThat(truth.entities())
        .containsExactly(List.of("a"), List.of("nulls"), List.of("old"), List.of("older"));

    EntityTruth a = truth.entity(List.of("a"));
    assertThat(a.aggregatesPresent()).isTrue();
    assertThat(a.output("x_count_2d_1d").value()).isEqualTo(2L);
    assertThat(a.output("x_count_10d_1d").value()).isEqualTo(3L);
    // 1.5 + 2.25 = 3.75, within 2·u·3.75; the mean of two is 1.875.
    assertThat(a.output("x_sum_2d_1d").value()).isEqualTo(3.75);
    assertThat(a.output("x_sum_2d_1d").tolerance()).isEqualTo(Math.nextUp(2 * U * 3.75));
    assertThat(a.output("x_mean_2d_1d").value()).isEqualTo(1.875);
    assertThat(a.output("x_mean_2d_1d").tolerance()).isEqualTo(Math.nextUp(U * 3.75 + U * 1.875));
    // 100 + 3.75 = 103.75.
    assertThat(a.output("x_sum_10d_1d").value()).isEqualTo(103.75);
    assertThat(a.output("x_mean_10d_1d").value()).isEqualTo(103.75 / 3);
    assertThat(a.output("x_min_2d_1d")).isEqualTo(Truth.exactly(1.5));
    assertThat(a.output("x_max_10d_1d")).isEqualTo(Truth.exactly(100.0));
    // 2 + 5 = 7; (4 + 2 + 5) / 3.
    assertThat(a.output("n_sum_2d_1d")).isEqualTo(Truth.exactly(7L));
    assertThat(a.output("n_mean_10d_1d")).isEqualTo(Truth.exactly(11.0 / 3));
    assertThat(a.output("s_min_10d_1d")).isEqualTo(Truth.exactly("m"));
    assertThat(a.output("s_max_2d_1d")).isEqualTo(Truth.exactly("q"));
    assertThat(a.output("s_last_distinct_5_2d_1d")).isEqualTo(Truth.exactly(List.of("q", "p")));

    EntityTruth nulls = truth.entity(List.of("nulls"));
    assertThat(nulls.aggregatesPresent()).isTrue();
    assertThat(nulls.output("x_count_2d_1d")).isEqualTo(Truth.exactly(0L));
    assertThat(nulls.output("s_last_distinct_5_2d_1d")).isEqualTo(Truth.exactly(List.of()));
    assertThat(List.of("x_sum_2d_1d", "x_mean_2d_1d", "x_min_2d_1d", "n_sum_2d_1d", "s_max_2d_1d"))
        .allSatisfy(name -> assertThat(nulls.output(name)).isEqualTo(Truth.NULL));

    EntityTruth old = truth.entity(List.of("old"));
    assertThat(old.aggregatesPresent()).isTrue();
    assertThat(old.output("x_count_2d_1d")).isEqualTo(Truth.NULL);
    assertThat(old.output("s_last_distinct_5_2d_1d")).isEqualTo(Truth.NULL);
    assertThat(old.output("x_count_10d_1d")).isEqualTo(Truth.exactly(1L));

    EntityTruth older = truth.entity(List.of("older"));
    assertThat(older.aggregatesPresent()).isFalse();
    assertThat(older.output("x_count_10d_1d")).isEqualTo(Truth.NULL);
  }

  @Test
  void read_listsAndAttributes_latestByTimeThenTieBreaker() {
    ViewTruth truth =
        reader.read(
            EventsView.in(folder)
                .withTtl(Duration.ofDays(2))
                .events(
                    // u comes twice; what counts is that it came after v.
                    "{'k':'a','at':'2020-01-09T01:00:00Z','s':'u','n':1}",
                    "{'k':'a','at':'2020-01-09T02:00:00Z','s':'v','n':2}",
                    "{'k':'a','at':'2020-01-09T03:00:00Z','s':'u','n':3}",
                    "{'k':'a','at':'2020-01-09T04:00:00Z','n':4}",
                    // One instant: no tie-breaker first, then U+FF5E, then U+1F600, whose UTF-8
                    // is greater although its UTF-16 is less.
                    "{'k':'a','at':'2020-01-10T00:00:00Z','tie':'\uD83D\uDE00','s':'r'}",
                    "{'k':'a','at':'2020-01-10T00:00:00Z','s':'p','n':5}",
                    "{'k':'a','at':'2020-01-10T00:00:00Z','tie':'\uFF5E','s':'q','n':6}",
                    // At the edge: later than all, but not before it.
                    "{'k':'a','at':'2020-01-11T00:00:00Z','s':'edge','n':7}",
                    // Older than the ttl of two days, and just as old.
                    "{'k':'expired','at':'2020-01-08T23:59:59Z','s':'e','n':8}",
                    "{'k':'kept','at':'2020-01-09T00:00:00Z','s':'k','n':9}")
                .view(
                    lastDistinct(3, "s", STRING, last(2), last(1)),
                    lastDistinct(9, "s", STRING, last(2), new TimeWindow.Lifetime()),
                    // 9 January alone: the day that ends a day before the edge.
                    lastDistinct(9, "n", INT64, new TimeWindow.Fixed("1d_ago", days(1), -days(1))),
                    attribute("s", STRING),
                    attribute("n", INT64)));

    EntityTruth a = truth.entity(List.of("a"));
    assertThat(a.output("s_last_distinct_9_2d_1d").value())
        .isEqualTo(List.of("v", "u", "p", "q", "r"));
    assertThat(a.output("s_last_distinct_3_2d_1d").value()).isEqualTo(List.of("p", "q", "r"));
    assertThat(a.output("s_last_distinct_3_1d_1d").value()).isEqualTo(List.of("p", "q", "r"));
    assertThat(a.output("n_last_distinct_9_1d_ago_1d").value()).isEqualTo(List.of(1L, 2L, 3L, 4L));
    assertThat(a.attributesPresent()).isTrue();
    assertThat(a.output("s").value()).isEqualTo("r");
    // The latest row has no n: that null is served, not an older value.
    assertThat(a.output("n")).isEqualTo(Truth.NULL);

    EntityTruth expired = truth.entity(List.of("expired"));
    assertThat(expired.attributesPresent()).isFalse();
    assertThat(expired.output("s")).isEqualTo(Truth.NULL);
    assertThat(expired.output("s_last_distinct_9_lifetime_1d").value()).isEqualTo(List.of("e"));
    EntityTruth kept = truth.entity(List.of("kept"));
    assertThat(kept.attributesPresent()).isTrue();
    assertThat(kept.output("n").value()).isEqualTo(9L);
  }

  @Test
  void read_rowsTieButDiffer_fails() {
    EventsView events =
        EventsView.in(folder)
            .withoutTieBreaker()
            .events(
                "{'k':'a','at':'2020-01-10T00:00:00Z','s':'p','x':1}",
                "{'k':'a','at':'2020-01-10T00:00:00Z','s':'q','x':2}");
    assertThatThrownBy(() -> reader.read(events.view(attribute("s", STRING))))
        .isInstanceOf(OracleException.class)
        .hasMessageContaining("feature view events_view: tie_breaker: []")
        .hasMessageContaining("[a]");
    // No value depends on the order of these.
    assertThat(
            reader
                .read(events.view(aggregate("sum", "x", FLOAT64, last(1))))
                .entity(List.of("a"))
                .output("x_sum_1d_1d")
                .value())
        .isEqualTo(3.0);
  }

  @Test
  void read_sumThatDoublesWouldRound_isExact() {
    // In doubles (1e16 + 1) + -1e16 is 0: the one is lost. u·3·(2e16 + 1) is some 6.7.
    Truth sum =
        reader
            .read(
                EventsView.in(folder)
                    .events(
                        "{'k':'a','at':'2020-01-10T01:00:00Z','x':1e16}",
                        "{'k':'a','at':'2020-01-10T02:00:00Z','x':1}",
                        "{'k':'a','at':'2020-01-10T03:00:00Z','x':-1e16}")
                    .view(aggregate("sum", "x", FLOAT64, last(1))))
            .entity(List.of("a"))
            .output("x_sum_1d_1d");
    assertThat(sum.value()).isEqualTo(1.0);
    assertThat(sum.tolerance()).isBetween(6.6, 6.7);
  }

  @Test
  void read_declarationThatDoesNotFit_oneLineThatNamesIt() {
    EventsView events = EventsView.in(folder).events("{'k':'a','at':'2020-01-10T00:00:00Z'}");
    String transformation = "SELECT k, CAST(at AS TIMESTAMP) AS at, 1 AS n FROM events";
    assertThatThrownBy(
            () -> reader.read(events.view(transformation, "when", attribute("n", INT64))))
        .hasMessage(
            "feature view events_view: timestamp_field: when (expected: a column of the transformation's output: k, at, n)");
    assertThatThrownBy(() -> reader.read(events.view(transformation, "k", attribute("n", INT64))))
        .hasMessage(
            "feature view events_view: timestamp_field: k is a string (expected: a timestamp)");
    EventsView untied = events.withoutTieBreaker();
    assertThatThrownBy(() -> reader.read(untied.view(transformation, "at", attribute("n", INT64))))
        .hasMessage(
            "feature view events_view: column n is a int (expected: int64, a Spark bigint)");
    assertThatThrownBy(
            () -> reader.read(events.view("SELECT k FROM elsewhere", "at", attribute("n", INT64))))
        .hasMessageStartingWith("feature view events_view: transformation: ")
        .hasMessageContaining("elsewhere")
        .message()
        .doesNotContain("\n");
  }
}
