package dev.tegula.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedRequestsTest {

  @TempDir private Path folder;

  @Test
  void read_writtenRequests_areEqual() throws IOException {
    Path file = folder.resolve("requests.jsonl");
    List<ExpectedRequest> requests = List.of(Answers.request(true), Answers.request(false));

    ExpectedRequests.write(file, requests);

    assertThat(ExpectedRequests.read(file)).isEqualTo(requests);
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void read_requestWithoutFeatures_isRefusedWithItsLine() throws IOException {
    Path file = folder.resolve("requests.jsonl");
    ExpectedRequests.write(file, List.of(Answers.request(true)));
    Files.writeString(
        file,
        Files.readString(file) + "{\"service\":\"s\",\"body\":{},\"names\":[],\"expected\":[]}\n");

    assertThatThrownBy(() -> ExpectedRequests.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("requests.jsonl:2")
        .hasMessageContaining("names: [] (expected: at least one)");
  }

  @Test
  void read_missingFile_saysWhoWritesIt() {
    assertThatThrownBy(() -> ExpectedRequests.read(folder.resolve("none.jsonl")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such file (expected: written by tegula oracle)");
  }

  @Test
  void withMetadata_requestWithoutIt_asksForNamesAndStatuses() {
    ExpectedRequest asking = Answers.request(false).withMetadata();

    assertThat(asking.body().at("/params/metadata_options/include_serving_status").asBoolean())
        .isTrue();
    assertThat(asking.withMetadata()).isEqualTo(asking);
    assertThat(Answers.request(false).body().at("/params/metadata_options").isMissingNode())
        .isTrue();
  }
}
