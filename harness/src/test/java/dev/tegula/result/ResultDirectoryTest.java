package dev.tegula.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResultDirectoryTest {

  @TempDir private Path folder;

  private static Histogram histogram(long... nanos) {
    Histogram histogram = new Histogram(3);
    for (long value : nanos) {
      histogram.recordValue(value);
    }
    histogram.setStartTimeStamp(Samples.STARTED.toEpochMilli() + 1_000);
    histogram.setEndTimeStamp(Samples.STARTED.toEpochMilli() + 3_500);
    return histogram;
  }

  @Test
  void read_afterEverythingWasWritten_givesItBack() throws IOException {
    Path run = folder.resolve("new/run");
    ResultDirectory directory = ResultDirectory.create(run, Samples.running());
    ScenarioResult scenario = Samples.scenario(Status.OK, List.of());
    directory.write(scenario, Samples.detail(), List.of());
    directory.write(Samples.verification());
    directory.write(Samples.backfill());
    directory.end(Samples.STARTED.plusSeconds(40), List.of());

    RecordedRun read = RecordedRun.read(run);

    assertThat(read.manifest()).isEqualTo(directory.manifest());
    assertThat(read.manifest().status()).isEqualTo(Status.OK);
    assertThat(read.scenarios()).containsExactly(scenario);
    assertThat(read.detailOf(scenario)).isEqualTo(Samples.detail());
    assertThat(read.verifications()).containsExactly(Samples.verification());
    assertThat(read.backfill()).isEqualTo(Samples.backfill());
  }

  @Test
  void histogramLog_writtenAndRead_keepsEveryCountUnderItsTag() throws IOException {
    ResultDirectory directory = ResultDirectory.create(folder, Samples.running());
    ScenarioResult scenario = Samples.scenario(Status.OK, List.of());
    Histogram latency = histogram(1, 1_000_000, 1_500_000_000_000L);
    directory.write(
        scenario,
        Samples.detail(),
        List.of(
            new TaggedHistogram(TaggedHistogram.LATENCY, latency),
            new TaggedHistogram(TaggedHistogram.WARMUP, histogram(7, 7))));

    List<TaggedHistogram> read = HistogramLog.read(RecordedRun.read(folder).histogramLog(scenario));

    assertThat(read).extracting(TaggedHistogram::tag).containsExactly("latency", "warmup");
    assertThat(read.get(0).histogram()).isEqualTo(latency);
    assertThat(read.get(0).histogram().getEndTimeStamp()).isEqualTo(latency.getEndTimeStamp());
    assertThat(read.get(1).histogram()).isEqualTo(histogram(7, 7));
  }

  @Test
  void create_folderWithFiles_isRefusedAndKeepsThem() throws IOException {
    ResultDirectory.create(folder, Samples.running());

    assertThatThrownBy(() -> ResultDirectory.create(folder, Samples.running()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("never overwritten");
    assertThat(ResultJson.read(folder.resolve("manifest.json"), RunManifest.class))
        .isEqualTo(Samples.running());
  }

  @Test
  void create_underAFile_saysThatItCannotWrite() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> ResultDirectory.create(file.resolve("run"), Samples.running()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("cannot be written to");
  }

  @Test
  void create_whereFoldersCannotBeMade_saysThatItCannotWrite() {
    assertThatThrownBy(() -> ResultDirectory.create(Path.of("/proc/tegula-run"), Samples.running()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/proc/tegula-run: cannot be written to");
  }

  @Test
  void write_sameScenarioTwice_isRefused() throws IOException {
    ResultDirectory directory = ResultDirectory.create(folder, Samples.running());
    directory.write(Samples.scenario(Status.OK, List.of()), Samples.detail(), List.of());

    assertThatThrownBy(
            () ->
                directory.write(
                    Samples.scenario(Status.FAILED, List.of("x")), Samples.detail(), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("never overwritten");
    assertThat(RecordedRun.read(folder).scenarios())
        .containsExactly(Samples.scenario(Status.OK, List.of()));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void write_diskFull_isOneLineThatNamesTheFile() throws IOException {
    ResultDirectory directory = ResultDirectory.create(folder, Samples.running());
    Files.createSymbolicLink(folder.resolve("verify-memory.json.tmp"), Path.of("/dev/full"));

    assertThatThrownBy(() -> directory.write(Samples.verification()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("verify-memory.json: cannot be written to, No space left on device");
    assertThat(folder.resolve("verify-memory.json")).doesNotExist();
    Files.delete(folder.resolve("verify-memory.json.tmp"));
  }

  @Test
  void read_beforeTheEnd_isNotFinished() throws IOException {
    ResultDirectory.create(folder, Samples.running());

    assertThat(RecordedRun.read(folder).manifest().isFinished()).isFalse();
  }

  @Test
  void end_withReasons_isFailedAndFinal() throws IOException {
    ResultDirectory directory = ResultDirectory.create(folder, Samples.running());
    directory.end(Samples.STARTED.plusSeconds(1), List.of("interrupted"));

    RunManifest manifest = RecordedRun.read(folder).manifest();
    assertThat(manifest.status()).isEqualTo(Status.FAILED);
    assertThat(manifest.reasons()).containsExactly("interrupted");
    assertThatThrownBy(() -> directory.end(Samples.STARTED.plusSeconds(2), List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void write_anything_leavesNoTemporaryFile() throws IOException {
    ResultDirectory directory = ResultDirectory.create(folder, Samples.running());
    directory.write(Samples.verification());

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("manifest.json", "verify-memory.json");
    }
  }

  @Test
  void read_folderWithoutManifest_saysSo() {
    assertThatThrownBy(() -> RecordedRun.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no result directory");
  }
}
