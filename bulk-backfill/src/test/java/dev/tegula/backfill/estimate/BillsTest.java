package dev.tegula.backfill.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.backfill.report.ViewReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillsTest {

  @TempDir private Path folder;

  private static ViewReport report(String loadType, double writeUnits) {
    return new ViewReport(
        "v",
        loadType,
        "PUBLISHED",
        1_000,
        0,
        10,
        100,
        10,
        10,
        0,
        writeUnits,
        writeUnits > 0 ? null : "ION",
        null,
        writeUnits > 0 ? 0 : 1L << 30,
        640,
        null,
        "t",
        "t",
        1,
        "2020-01-01T00:00:00Z");
  }

  private Path estimate() throws IOException {
    ViewEstimate estimate =
        new ViewEstimate(
            "v",
            "BULK",
            1_001,
            0,
            11,
            new ViewEstimate.Sample(2, 5, 500),
            Map.of("ION", 2L << 30, "DYNAMODB_JSON", 3L << 30),
            "ION",
            704,
            300,
            11,
            1_001,
            2_000_000,
            new ViewEstimate.AtLeastSeconds(172, 1, 500),
            List.of(),
            List.of());
    Path file = folder.resolve("estimate.json");
    new ObjectMapper().writeValue(file.toFile(), List.of(estimate));
    return file;
  }

  @Test
  void billed_import_isMeteredByItsBytesWithTheEstimateBeside() throws IOException {
    BilledReport billed = Bills.of("us-east-1", estimate()).billed(report("BULK", 0));

    assertThat(billed.usd()).isEqualByComparingTo("0.15");
    assertThat(billed.basis()).isEqualTo("measured");
    assertThat(billed.priceDate()).isEqualTo("2026-08-15");
    assertThat(billed.estimated().uncompressedBytes()).isEqualTo(2L << 30);
    assertThat(billed.estimated().usd()).isEqualByComparingTo("0.30");
    assertThat(Bills.text(billed).lines())
        .hasSize(2)
        .first()
        .asString()
        .contains("1,073,741,824 bytes imported", "$0.15");
  }

  @Test
  void billed_rowByRow_isMeteredByItsUnits() throws IOException {
    BilledReport billed = Bills.of("us-east-1", estimate()).billed(report("ROW_BY_ROW", 1_000_000));

    assertThat(billed.usd()).isEqualByComparingTo("0.625");
    assertThat(billed.estimated().writeUnits()).isEqualTo(2_000_000);
    assertThat(billed.estimated().rowsConsolidated()).isEqualTo(1_001);
    assertThat(billed.estimated().usd()).isEqualByComparingTo("1.25");
  }

  @Test
  void billed_regionWithoutPrices_isUnknownAndFailsNothing() {
    BilledReport billed = Bills.of("sa-east-1", null).billed(report("BULK", 0));

    assertThat(billed.usd()).isNull();
    assertThat(billed.basis()).isEqualTo("unknown");
    assertThat(billed.estimated()).isNull();
    assertThat(Bills.of(null, null).billed(report("BULK", 0)).usd()).isNull();
  }

  @Test
  void billed_asJson_keepsTheReportsMembers() {
    JsonNode json =
        new ObjectMapper().valueToTree(Bills.of("us-east-1", null).billed(report("BULK", 0)));

    assertThat(json.path("view").asText()).isEqualTo("v");
    assertThat(json.path("uncompressedBytes").asLong()).isEqualTo(1L << 30);
    assertThat(json.path("usd").isNumber()).isTrue();
  }

  @Test
  void of_fileThatIsNoEstimate_isOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("no.json"), "{");

    assertThatThrownBy(() -> Bills.of("us-east-1", file))
        .hasMessage("estimate: " + file + " (expected: what backfill estimate --json has printed)");
  }
}
