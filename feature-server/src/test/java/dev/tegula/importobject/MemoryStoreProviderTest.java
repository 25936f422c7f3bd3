package dev.tegula.importobject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.server.TestData;
import dev.tegula.store.Generation;
import dev.tegula.store.GenerationFile;
import dev.tegula.store.RowAnswer;
import dev.tegula.store.RowRead;
import dev.tegula.store.StoreProvider.Opened;
import dev.tegula.store.StoreProvider.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryStoreProviderTest {

  private static final byte[] KEY = {1};
  private static final byte[] ROW = {2, 3};

  private static final String ION = "$ion_1_0 {Item:{k:{{AQ==}},v:{{AgM=}}}}";

  @TempDir private Path folder;

  @Test
  void open_plainAndCompressedObjects_allRows() throws Exception {
    object(1, "a.json", TestData.line(KEY, ROW).getBytes(StandardCharsets.UTF_8));
    object(1, "b.json.gz", compressed(TestData.line(new byte[] {9}, ROW) + "\n"));
    object(1, "_SUCCESS", new byte[] {0});
    Opened opened = open();
    assertThat(answers(opened, "table-1", new byte[] {9}))
        .isInstanceOfSatisfying(
            RowAnswer.Found.class, found -> assertThat(found.row()).isEqualTo(ROW));
    assertThat(answers(opened, "table-1", KEY)).isInstanceOf(RowAnswer.Found.class);
    assertThat(answers(opened, "table-1", new byte[] {8})).isInstanceOf(RowAnswer.Absent.class);
  }

  @Test
  void open_ionObjects_allRows() throws Exception {
    object(1, "a.ion", ION.getBytes(StandardCharsets.UTF_8));
    object(1, "b.ion.gz", compressed(ION.replace("AQ==", "CQ==") + "\n"));
    Opened opened = open();
    for (byte[] key : List.of(KEY, new byte[] {9})) {
      assertThat(answers(opened, "table-1", key))
          .isInstanceOfSatisfying(
              RowAnswer.Found.class, found -> assertThat(found.row()).isEqualTo(ROW));
    }
  }

  @Test
  void open_rowsThatExpire_areRows() throws Exception {
    String json = TestData.line(KEY, ROW).strip();
    String expiring = json.substring(0, json.length() - 2) + ",\"x\":{\"N\":\"1700000000\"}}}";
    object(1, "a.json", expiring.getBytes(StandardCharsets.UTF_8));
    String ion = ION.replace("AQ==", "CQ==").replace("}}}}", "}},x:1700000000.}}");
    object(1, "b.ion", ion.getBytes(StandardCharsets.UTF_8));
    Opened opened = open();
    for (byte[] key : List.of(KEY, new byte[] {9})) {
      assertThat(answers(opened, "table-1", key))
          .isInstanceOfSatisfying(
              RowAnswer.Found.class, found -> assertThat(found.row()).isEqualTo(ROW));
    }
  }

  @Test
  void open_brokenIonLine_namesFileAndLine() throws IOException {
    assertIonBroken(ION + "\n{Item:", ":2: ");
    assertIonBroken("{Item:{k:{{AQ==}},v:{{AgM=}}}} 1", ":1: not an item (expected: {Item:");
    assertIonBroken("{Row:{}}", ":1: not an item (expected: {Item:");
    assertIonBroken("{Item:{k:\"x\"}}", ":1: attribute k: type STRING (expected: BLOB)");
    assertIonBroken("{Item:{k:{{AQ==}}}}", ":1: attribute v is missing");
    assertIonBroken(ION + "\n" + ION, ":2: key: 01 (expected: one row per key)");
  }

  private void assertIonBroken(String text, String message) throws IOException {
    object(1, "a.ion", text.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.ion" + message);
  }

  @Test
  void open_severalGenerations_newestByNumber() throws Exception {
    object(9, "a.json", TestData.line(KEY, ROW).getBytes(StandardCharsets.UTF_8));
    object(10, "a.json", new byte[0]);
    Opened opened = open();
    assertThat(opened.generations().current().get("views").number()).isEqualTo(10);
    assertThat(answers(opened, "table-10", KEY)).isInstanceOf(RowAnswer.Absent.class);
    assertThat(answers(opened, "table-9", KEY)).isInstanceOf(RowAnswer.Failed.class);
  }

  @Test
  void current_newerGenerationAppears_loadedAndTheOneBeforeKept() throws Exception {
    object(1, "a.json", TestData.line(KEY, ROW).getBytes(StandardCharsets.UTF_8));
    Opened opened = open();
    object(3, "a.json", TestData.line(KEY, new byte[] {3}).getBytes(StandardCharsets.UTF_8));

    assertThat(opened.generations().current().get("views").number()).isEqualTo(3);
    assertThat(answers(opened, "table-3", KEY)).isInstanceOf(RowAnswer.Found.class);
    assertThat(answers(opened, "table-1", KEY)).isInstanceOf(RowAnswer.Found.class);

    object(4, "a.json", new byte[0]);
    assertThat(opened.generations().current().get("views").number()).isEqualTo(4);
    assertThat(answers(opened, "table-3", KEY)).isInstanceOf(RowAnswer.Found.class);
    assertThat(answers(opened, "table-1", KEY)).isInstanceOf(RowAnswer.Failed.class);
  }

  @Test
  void current_newerGenerationBroken_saysSoAndServesTheKnownOne() throws Exception {
    object(1, "a.json", TestData.line(KEY, ROW).getBytes(StandardCharsets.UTF_8));
    Opened opened = open();
    object(2, "a.json", "nonsense".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> opened.generations().current())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.json:1: ");
    assertThat(answers(opened, "table-1", KEY)).isInstanceOf(RowAnswer.Found.class);

    object(2, "a.json", TestData.line(KEY, ROW).getBytes(StandardCharsets.UTF_8));
    assertThat(opened.generations().current().get("views").number()).isEqualTo(2);
  }

  @Test
  void open_brokenLine_namesFileAndLine() throws IOException {
    String good = TestData.line(KEY, ROW);
    assertBroken(good + "{\"Item\":", ":2: ");
    assertBroken("nonsense", ":1: ");
    assertBroken("[]", ":1: column 1: not an item (expected: {\"Item\"");
    assertBroken("{\"Item\":{\"k\":{\"S\":\"x\"}}}", ":1: attribute k: type S (expected: B)");
    assertBroken("{\"Item\":{\"k\":{\"B\":\"AQ==\"}}}", ":1: attribute v is missing");
    assertBroken("{\"Item\":{\"k\":{\"B\":\"A*==\"}}}", ":1: Illegal base64 character");
    assertBroken(good + "\n" + good, ":3: key: 01 (expected: one row per key)");
  }

  @Test
  void open_truncatedObject_namesFile() throws IOException {
    byte[] whole = compressed(TestData.line(KEY, new byte[5_000]));
    object(1, "a.json.gz", Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.json.gz:1: ");
  }

  @Test
  void open_noFolder_namesTheSetting() {
    assertThatThrownBy(() -> new MemoryStoreProvider().open(Settings.of(null, null, null)))
        .hasMessage("load: missing (expected: a folder of import objects)");
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> new MemoryStoreProvider().open(Settings.of(null, null, absent)))
        .hasMessage("load: " + absent + " (expected: a folder)");
  }

  private void assertBroken(String text, String message) throws IOException {
    object(1, "a.json", text.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.json" + message);
  }

  private Opened open() {
    return new MemoryStoreProvider().open(Settings.of(null, null, folder));
  }

  private static RowAnswer answers(Opened opened, String location, byte[] key) {
    return opened
        .store()
        .read(List.of(new RowRead(location, key)), 0)
        .toCompletableFuture()
        .join()
        .get(0);
  }

  private void object(long number, String name, byte[] content) throws IOException {
    Path place = folder.resolve("views").resolve(Long.toString(number));
    Files.createDirectories(place.resolve("data"));
    GenerationFile.write(
        place.resolve(GenerationFile.NAME),
        new Generation("views", "table-" + number, number, 0, 0, "hash"));
    Files.write(place.resolve("data").resolve(name), content);
  }

  private static byte[] compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
