package dev.tegula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CostCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Tegula.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private List<String> dollars(String date) {
    return Arrays.stream(out.toString().split("\n"))
        .filter(line -> line.endsWith(date))
        .map(line -> line.replaceAll(".*(\\$[0-9.,]+).*", "$1"))
        .toList();
  }

  @Test
  void backfill_withoutOptions_reproducesThePublishedTableThenAndNow() {
    assertThat(run("cost", "backfill")).isZero();

    assertThat(dollars("2024-10-01"))
        .startsWith("$1,250.00", "$12.50", "$13.97", "$0.14", "$0.15", "$180.56", "$1.81");
    assertThat(dollars("2026-08-15"))
        .startsWith("$625.00", "$6.25", "$13.97", "$0.14", "$0.15", "$180.56", "$1.81")
        .endsWith("$23.61", "$0.24", "$22.91", "$0.23");
  }

  @Test
  void backfill_ofOwnSizes_isPricedTodayOnly() {
    assertThat(run("cost", "backfill", "--rows", "2000000", "--entities", "1000000")).isZero();

    assertThat(dollars("2024-10-01")).isEmpty();
    assertThat(dollars("2026-08-15")).startsWith("$1.25", "$0.63");
  }

  @Test
  void backfill_jsonInARegionWithoutImportPrice_hasNullAndNumbersOnly() throws Exception {
    assertThat(run("cost", "backfill", "--region", "eu-west-1", "--json")).isZero();

    JsonNode figures = new ObjectMapper().readTree(out.toString());
    assertThat(figures).isNotEmpty();
    for (JsonNode figure : figures) {
      boolean imported = figure.path("what").asText().startsWith("import");
      assertThat(figure.path("usd").isNull()).isEqualTo(imported);
      assertThat(figure.path("usd").isNumber()).isEqualTo(!imported);
      assertThat(figure.path("priceDate").asText()).isEqualTo("2026-08-15");
    }
  }

  @Test
  void backfill_itemSmallerThanItsKey_isOneLine() {
    assertThat(run("cost", "backfill", "--item-bytes", "10")).isEqualTo(1);

    assertThat(err.toString())
        .isEqualTo("tegula cost backfill: itemBytes: 10 (expected: >= 20, its names and key)\n");
  }

  @Test
  void refresh_perMillionEntities_pricesEachWayWithItsBytes() {
    assertThat(
            run(
                "cost",
                "refresh",
                "--changed",
                "0.1",
                "--tile-bytes",
                "3020",
                "--final-bytes",
                "820"))
        .isZero();

    assertThat(dollars("2026-08-15")).containsExactly("$0.19", "$0.63", "$0.57", "$0.16");
    assertThat(out.toString()).contains("row writes of tiles, 302,000,000 bytes");
  }
}
