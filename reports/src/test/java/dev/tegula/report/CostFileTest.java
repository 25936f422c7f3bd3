package dev.tegula.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.cost.BackfillCost;
import dev.tegula.cost.PublishedClaim;
import dev.tegula.price.PriceBook;
import dev.tegula.result.ResultJson;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostFileTest {

  private static CostFile file(String region) {
    return CostFile.of(
        List.of(
            BackfillCost.of(
                "claim", List.of(PublishedClaim.quantities()), PriceBook.latest(region))),
        List.of());
  }

  @Test
  void json_fileWithUnknownPrice_comesBackTheSame() throws IOException {
    CostFile file = file("eu-west-1");

    assertThat(ResultJson.parse(file.json(), CostFile.class, "cost.json")).isEqualTo(file);
    assertThat(file.json()).contains("\"usd\" : \"unknown\"", "\"basis\" : \"modelled\"");
  }

  @Test
  void json_everyFigure_hasDollarsDateRegionAndBasis() throws IOException {
    String json = file("us-east-1").json();

    assertThat(json.split("\"formula\"", -1)).hasSize(1 + 8 + 2);
    for (String field : List.of("\"usd\"", "\"priceDate\"", "\"region\"", "\"basis\"")) {
      assertThat(json.split(field, -1)).as(field).hasSize(1 + 8 + 2);
    }
  }

  @Test
  void parse_amountOfAnotherKind_isRefused() {
    String json = file("eu-west-1").json().replaceFirst("\"unknown\"", "\"free\"");

    assertThatThrownBy(() -> ResultJson.parse(json, CostFile.class, "cost.json"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cost.json:")
        .hasMessageContaining("unknown");
  }
}
