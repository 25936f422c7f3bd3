package dev.tegula.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tegula.generate.WrittenFiles.Line;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.KeyChoice;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.ServiceRequests;
import dev.tegula.workload.Workload;
import dev.tegula.workload.WorkloadRequest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyViewsTest {

  private static final Instant EDGE = Instant.parse("2024-01-04T00:00:00Z");
  private static final Pattern SUM = Pattern.compile("(\\w+)_sum_(\\d+)d_\\d+d");
  private static final Pattern SQL = Pattern.compile("\\(x \\* (\\d+) \\+ (\\d+)\\) % (\\d+)");

  @TempDir private Path folder;

  private static DailyViews data(long seed) {
    Entity user = new Entity("user", 1, 3);
    Entity shop = new Entity("shop", 2, 2);
    ViewGroup daily =
        new ViewGroup("daily", 2, List.of(user), 1, 4, new TreeMap<>(Map.of(1, 2, 7, 3, 28, 1)));
    ViewGroup weekly =
        new ViewGroup("weekly", 2, List.of(user, shop), 7, 0, new TreeMap<>(Map.of(28, 2)));
    return new DailyViews(
        seed,
        List.of(daily, weekly),
        List.of(
            new ServiceParts("small", 1, Map.of("daily", 1)),
            new ServiceParts("large", 2, Map.of("daily", 2, "weekly", 2))),
        new KeyChoice.Uniform());
  }

  /**
   * The oracle knows only the files: rows from the CSV, formulas from the SQL, windows from the
   * features' names.
   */
  @Test
  void expected_everyFeature_isWhatTheWrittenFilesGive() throws Exception {
    DailyViews data = data(7);
    data.writeSources(folder);
    String yaml = data.repositoryYaml();
    ServiceRequests large = data.services().get(1).requests();
    RequestSource source = large.open(7, Workload.Stream.ONLY);
    for (int round = 0; round < 20; round++) {
      ExpectedRequest request = source.next().expected().orElseThrow();
      assertThat(request.names()).hasSize(2 * (4 + 6) + 2 * 2);
      for (int i = 0; i < request.names().size(); i++) {
        String name = request.names().get(i);
        assertThat(request.expected().get(i).asText())
            .as("%s of %s", name, request.body())
            .isEqualTo(fromFiles(yaml, name, request.body()));
      }
    }
  }

  private String fromFiles(String yaml, String name, JsonNode body) throws Exception {
    String view = name.substring(0, name.indexOf('.'));
    String feature = name.substring(view.length() + 1);
    String section = yaml.substring(yaml.indexOf("- name: " + view + "\n"));
    String source = section.split("source: ")[1].split("\n")[0];
    String key = source.replace("_days", "_id");
    long id = body.at("/params/join_key_map/" + key).asLong();
    Matcher sum = SUM.matcher(feature);
    boolean isSum = sum.matches();
    String column = isSum ? sum.group(1) : feature;
    int days = isSum ? Integer.parseInt(sum.group(2)) : 10_000;
    String line =
        section.lines().filter(one -> one.contains(" AS " + column)).findFirst().orElseThrow();
    List<Line> rows =
        WrittenFiles.lines(folder.resolve(source + ".csv")).stream()
            .filter(row -> row.id() == id && row.isIn(EDGE, days))
            .sorted(Comparator.comparing(Line::at))
            .toList();
    List<Line> counted = isSum ? rows : rows.subList(rows.size() - 1, rows.size());
    BigInteger units = BigInteger.ZERO;
    for (Line row : counted) {
      units = units.add(unit(line, row.rest()));
    }
    if (line.contains("CONCAT('v'")) {
      return "v" + units;
    }
    return line.contains("DOUBLE) / 4")
        ? Double.toString(units.doubleValue() / 4)
        : units.toString();
  }

  private static BigInteger unit(String sql, String x) {
    Matcher formula = SQL.matcher(sql);
    assertThat(formula.find()).as(sql).isTrue();
    return new BigInteger(x)
        .multiply(new BigInteger(formula.group(1)))
        .add(new BigInteger(formula.group(2)))
        .mod(new BigInteger(formula.group(3)));
  }

  @Test
  void expected_names_areSortedByViewAndFeature() {
    ExpectedRequest request =
        data(7)
            .services()
            .get(1)
            .requests()
            .open(1, Workload.Stream.ONLY)
            .next()
            .expected()
            .orElseThrow();

    assertThat(request.names()).isSorted().doesNotHaveDuplicates();
    assertThat(request.names()).startsWith("daily_01.amount_001_sum_1d_1d");
  }

  @Test
  void rows_everyView_areThoseOfTheFileBeforeTheEdge() throws Exception {
    DailyViews data = data(7);
    data.writeSources(folder);
    List<String> shown = new ArrayList<>();
    data.rows(
        "weekly_02",
        List.of("amount_002"),
        new RowVisitor() {
          private Object id = 0;

          @Override
          public void begin(List<Object> joinKeys) {
            id = joinKeys.get(0);
          }

          @Override
          public void row(long timeMicros, Object[] values) {
            shown.add(id + " " + Instant.EPOCH.plusNanos(timeMicros * 1_000) + " " + values[0]);
          }

          @Override
          public void end() {}
        });

    String yaml = data.repositoryYaml();
    String section = yaml.substring(yaml.indexOf("- name: weekly_02\n"));
    String sql =
        section.lines().filter(line -> line.contains(" AS amount_002")).findFirst().orElseThrow();
    List<String> expected =
        WrittenFiles.lines(folder.resolve("shop_days.csv")).stream()
            .filter(line -> line.at().isBefore(EDGE))
            .map(line -> line.id() + " " + line.at() + " " + unit(sql, line.rest()))
            .toList();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(expected).isNotEmpty();
  }

  @Test
  void rows_unknownViewOrColumn_isRefused() {
    RowVisitor nobody = null;

    assertThatThrownBy(() -> data(1).rows("yearly_01", List.of(), nobody))
        .hasMessage("view: yearly_01 (expected: one of this workload)");
    assertThatThrownBy(() -> data(1).rows("weekly_01", List.of("look_up_001"), nobody))
        .hasMessage("column: look_up_001 (expected: one of weekly_01)");
  }

  /** The slow check is the oracle: what the fast check accepts must be right. */
  @Test
  void matches_damagedAnswers_agreesWithTheSlowCheck() {
    long seed = 20_261_125;
    SplittableRandom random = new SplittableRandom(seed);
    RequestSource source = data(7).services().get(0).requests().open(7, Workload.Stream.ONLY);
    int right = 0;
    for (int round = 0; round < 5_000; round++) {
      WorkloadRequest request = source.next();
      String answer =
          "{\"result\":{\"features\":" + request.expected().orElseThrow().expected() + "}}";
      assertThat(request.matches(bytes(answer))).as(answer).isTrue();
      int at = random.nextInt(answer.length());
      String damaged =
          answer.substring(0, at)
              + "0123456789\",]}.e-v ".charAt(random.nextInt(19))
              + answer.substring(at + random.nextInt(2));
      boolean slow = request.differences(200, bytes(damaged)).isEmpty();
      right += slow ? 1 : 0;
      assertThat(request.matches(bytes(damaged)))
          .as("seed %d, round %d: %s", seed, round, damaged)
          .isEqualTo(slow);
    }
    assertThat(right).isBetween(10, 2_500);
  }

  @Test
  void open_anotherSeed_otherValues() {
    assertThat(firstValues(7)).isEqualTo(firstValues(7)).isNotEqualTo(firstValues(8));
  }

  private static List<JsonNode> firstValues(long seed) {
    return data(seed)
        .services()
        .get(0)
        .requests()
        .open(1, Workload.Stream.ONLY)
        .next()
        .expected()
        .orElseThrow()
        .expected();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
