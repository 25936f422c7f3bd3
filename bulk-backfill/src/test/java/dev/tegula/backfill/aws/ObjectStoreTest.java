package dev.tegula.backfill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.report.BackfillException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreTest {

  private FakeS3 s3;
  private ObjectStore store;

  @BeforeEach
  void start() throws IOException {
    s3 = FakeS3.start();
    store = new ObjectStore(s3.access(), "bucket");
  }

  @AfterEach
  void stop() {
    store.close();
    s3.close();
  }

  @Test
  void requireBucket_missing_isMadeOnlyWhereAsked() {
    assertThatThrownBy(() -> store.requireBucket(false))
        .isInstanceOf(BackfillException.class)
        .hasMessage("bucket: bucket (expected: an existing bucket)");
    store.requireBucket(true);
    assertThat(s3.buckets()).containsExactly("bucket");
    store.requireBucket(false);
  }

  @Test
  void clear_prefix_leavesTheRest() {
    store.put("v/1/data/part-00000", "old");
    store.put("v/1/manifest.json", "kept");
    store.put("v/10/data/part-00000", "kept");
    store.clear("v/1/data/");
    assertThat(s3.objects().keySet())
        .containsExactly("bucket/v/1/manifest.json", "bucket/v/10/data/part-00000");
  }

  @Test
  void fingerprint_changesWithWhatLiesUnderThePrefixAndNothingElse() {
    store.put("v/1/data/part-00000", "rows");
    String placed = store.fingerprint("v/1/data/");
    store.put("v/1/data/part-00000", "rows");
    store.put("v/1/manifest.json", "elsewhere");
    assertThat(store.fingerprint("v/1/data/")).isEqualTo(placed);
    store.put("v/1/data/part-00000", "sowr");
    assertThat(store.fingerprint("v/1/data/")).isNotEqualTo(placed);
    store.put("v/1/data/part-00000", "rows");
    store.put("v/1/data/part-00001", "more");
    assertThat(store.fingerprint("v/1/data/")).isNotEqualTo(placed);
  }

  @Test
  void download_object_givesItsBytes(@TempDir Path folder) throws IOException {
    store.put("x", "text");
    store.download("x", folder.resolve("x"));
    assertThat(folder.resolve("x")).hasContent("text");
    assertThat(Files.size(folder.resolve("x")))
        .isEqualTo("text".getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void of_noEndpointOption_takesTheEnvironments() {
    AwsAccess access =
        AwsAccess.of(null, null, Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:8000"));
    assertThat(access.endpoint()).isEqualTo("http://127.0.0.1:8000");
    assertThat(access.standIn()).isTrue();
    assertThat(AwsAccess.of(null, null, Map.of()).standIn()).isFalse();
  }

  @Test
  void of_endpointThatIsNoUrl_saysSo() {
    assertThatThrownBy(() -> AwsAccess.of("localhost:8000", null, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("endpoint: localhost:8000 (expected: a URL such as http://127.0.0.1:8000)");
  }
}
