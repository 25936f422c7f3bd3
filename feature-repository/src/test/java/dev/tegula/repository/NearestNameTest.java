package dev.tegula.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  @ParameterizedTest
  @CsvSource({
    "ttl, ttl, 0",
    "tll, ttl, 1",
    "'', ttl, 3",
    "kitten, sitting, 3",
    "Mode, mode, 0",
    "online, offline, 2"
  })
  void edits_twoWords_countsInsertionsDeletionsReplacements(String a, String b, int edits) {
    assertThat(NearestName.edits(a, b)).isEqualTo(edits);
    assertThat(NearestName.edits(b, a)).isEqualTo(edits);
  }

  @Test
  void of_misspelt_findsTheNearest() {
    assertThat(NearestName.of("offlin", List.of("online", "offline"))).hasValue("offline");
  }

  @Test
  void of_nothingAlike_isEmpty() {
    assertThat(NearestName.of("colour", List.of("online", "offline"))).isEmpty();
    assertThat(NearestName.of("colour", List.of())).isEmpty();
  }
}
