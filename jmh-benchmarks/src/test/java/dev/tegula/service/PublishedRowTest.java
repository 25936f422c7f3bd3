package dev.tegula.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PublishedRowTest {

  @Test
  void bytes_form_lessForFewerEdges() {
    for (PublishedRow form : PublishedRow.values()) {
      System.out.printf("%s: %,d bytes%n", form.text(), form.bytes());
    }
    assertThat(PublishedRow.RAW.bytes()).isEqualTo(800);
    assertThat(PublishedRow.EDGES_OF_A_DAY.bytes()).isLessThan(PublishedRow.ANY_EDGE.bytes());
    assertThat(PublishedRow.FINAL.bytes()).isLessThan(PublishedRow.EDGES_OF_A_DAY.bytes());
  }

  @Test
  void view_mix_asPublished() {
    assertThat(PublishedMix.view("v").outputs()).hasSize(PublishedMix.FEATURES);
    assertThat(PublishedMix.view("v").outputs().stream().map(output -> output.name()))
        .filteredOn(name -> name.contains("_"))
        .satisfies(
            names -> {
              assertThat(names).filteredOn(name -> name.endsWith("_28d_1d")).hasSize(25);
              assertThat(names).filteredOn(name -> name.endsWith("_7d_1d")).hasSize(25);
              assertThat(names).filteredOn(name -> name.endsWith("_1d_1d")).hasSize(20);
              assertThat(names).filteredOn(name -> name.endsWith("_356d_1d")).hasSize(5);
            });
  }
}
