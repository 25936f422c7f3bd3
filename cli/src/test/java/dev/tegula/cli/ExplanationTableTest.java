package dev.tegula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class ExplanationTableTest {

  private static final String ANSWER =
      """
      {"service":"planes","rowsRead":2,"rowBytes":300,"features":[
       {"name":"shared.jaccard","value":0.5,"status":"PRESENT","sources":[
        {"view":"dests","feature":"dest_7d","row":"FOUND","rowBytes":300,"table":"t","generation":2,
         "leadingEdge":"2014-01-01T00:00:00Z","windowStart":"2013-12-25T00:00:00Z",
         "windowEnd":"2014-01-01T00:00:00Z","tiles":7,"resolutions":"7x 1d"},
        {"view":"dests","feature":"dest_7d","row":"ABSENT","rowBytes":0,"table":"t","generation":2,
         "leadingEdge":"2014-01-01T00:00:00Z","windowStart":"2013-12-25T00:00:00Z",
         "windowEnd":"2014-01-01T00:00:00Z","tiles":0,"resolutions":"no tiles"}]},
       {"name":"dests.model","value":"B7","status":"PRESENT","sources":[
        {"view":"dests","feature":"model","row":"FOUND","rowBytes":300,"table":"t","generation":2,
         "leadingEdge":"2014-01-01T00:00:00Z"}]}]}
      """;

  @Test
  void of_computedAndStored_aLineForEachSource() throws Exception {
    String[] lines =
        ExplanationTable.of(new ObjectMapper().readTree(ANSWER)).lines().toArray(String[]::new);

    assertThat(lines[0]).isEqualTo("planes: 2 rows read, 300 bytes");
    assertThat(lines[2].split("\\s{2,}"))
        .containsExactly(
            "feature",
            "value",
            "status",
            "from",
            "row",
            "generation",
            "edge",
            "window",
            "tiles",
            "merged");
    assertThat(lines[3].split("\\s{2,}"))
        .containsExactly(
            "shared.jaccard",
            "0.5",
            "PRESENT",
            "dests.dest_7d",
            "300 bytes",
            "2 in t",
            "2014-01-01T00:00:00Z",
            "2013-12-25T00:00:00Z to 2014-01-01T00:00:00Z",
            "7",
            "7x 1d");
    assertThat(lines[4]).startsWith(" ").endsWith("0      no tiles").contains("ABSENT");
    assertThat(lines[5]).contains("dests.model").endsWith("latest row");
    assertThat(lines).hasSize(6);
  }
}
