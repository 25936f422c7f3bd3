package dev.tegula.backfill.stage;

import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.FeatureView;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folders of the offline store, {@code <root>/<workspace>/<view>/<form>/<interval>}. An
 * interval counts once its marker stands inside it. The marker is written after the rename, so that
 * a file system whose rename copies cannot show half an interval as whole.
 */
public final class Stage {

  private static final String MARKER = "_COMMITTED";
  private static final String TEMPORARY = "_temporary";

  private final Path root;
  private final Path temporary;
  private final FileSystem files;
  private final String workspace;

  /**
   * @param root a folder or Hadoop URI; created when missing
   * @param workspace keeps equal view names of two workspaces apart
   * @param runId names this run's unfinished work, so that runs do not disturb each other
   */
  public Stage(String root, String workspace, String runId, Configuration hadoop) {
    try {
      this.files = new Path(root).getFileSystem(hadoop);
      this.root = files.makeQualified(new Path(root));
      this.workspace = workspace;
      this.temporary = new Path(new Path(this.root, TEMPORARY), runId);
      if (!files.mkdirs(this.root)) {
        throw new IOException("could not be created");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BackfillException(
          "stage: %s: %s (expected: a folder that can be written)"
              .formatted(root, BackfillException.oneLine(e)),
          e);
    }
  }

  private Path folder(FeatureView view, BackfillInterval interval) {
    return new Path(folder(view), interval.label());
  }

  private Path folder(FeatureView view) {
    return new Path(root, String.join("/", workspace, view.name(), StagedForm.of(view)));
  }

  /** The intervals of the view that count, in no particular order. */
  public List<BackfillInterval> committed(FeatureView view) {
    List<BackfillInterval> committed = new ArrayList<>();
    try {
      if (!files.exists(folder(view))) {
        return committed;
      }
      for (FileStatus found : files.listStatus(folder(view))) {
        Optional<BackfillInterval> interval = BackfillInterval.labelled(found.getPath().getName());
        if (interval.isPresent() && files.exists(new Path(found.getPath(), MARKER))) {
          committed.add(interval.get());
        }
      }
      return committed;
    } catch (IOException e) {
      throw failed("list " + folder(view), e);
    }
  }

  /** The interval, when an earlier run or this one has committed it. */
  public Optional<StagedInterval> committed(FeatureView view, BackfillInterval interval) {
    Path folder = folder(view, interval);
    Path marker = new Path(folder, MARKER);
    try {
      if (!files.exists(marker)) {
        return Optional.empty();
      }
      Properties counts = new Properties();
      try (InputStream in = files.open(marker)) {
        counts.load(in);
      }
      return Optional.of(
          new StagedInterval(
              interval,
              folder.toString(),
              count(marker, counts, "rows"),
              count(marker, counts, "rowsDroppedNullKey"),
              count(marker, counts, "sizeBytes")));
    } catch (IOException e) {
      throw failed("read " + marker, e);
    }
  }

  private static long count(Path marker, Properties counts, String name) {
    String value = counts.getProperty(name);
    if (value == null || !value.matches("[0-9]{1,18}")) {
      throw new BackfillException(
          marker + ": " + name + ": " + value + " (expected: a count; delete the folder)");
    }
    return Long.parseLong(value);
  }

  /** Where a job writes before its interval is committed. */
  String temporaryFolder(FeatureView view, BackfillInterval interval) {
    return new Path(temporary, view.name() + "/" + interval.label()).toString();
  }

  /**
   * Makes a written folder count. An uncommitted leftover in its place goes, and so do older
   * intervals that overlap: whoever reads the view's whole folder must find no row twice.
   */
  StagedInterval commit(FeatureView view, BackfillInterval interval, StageCounts counts) {
    Path from = new Path(temporaryFolder(view, interval));
    Path to = folder(view, interval);
    try {
      long sizeBytes = files.getContentSummary(from).getLength();
      for (BackfillInterval old : committed(view)) {
        if (old.overlaps(interval)) {
          delete(folder(view, old));
        }
      }
      delete(to);
      files.mkdirs(to.getParent());
      if (!files.rename(from, to)) {
        throw new IOException("rename refused");
      }
      Properties marker = new Properties();
      marker.setProperty("rows", Long.toString(counts.rows()));
      marker.setProperty("rowsDroppedNullKey", Long.toString(counts.rowsDroppedNullKey()));
      marker.setProperty("sizeBytes", Long.toString(sizeBytes));
      try (OutputStream out = files.create(new Path(to, MARKER), false)) {
        marker.store(out, null);
      }
      return new StagedInterval(
          interval, to.toString(), counts.rows(), counts.rowsDroppedNullKey(), sizeBytes);
    } catch (IOException e) {
      throw failed("commit " + to, e);
    }
  }

  /** The marker goes first, so that half a folder never counts. */
  private void delete(Path folder) throws IOException {
    files.delete(new Path(folder, MARKER), false);
    files.delete(folder, true);
  }

  record StageCounts(long rows, long rowsDroppedNullKey) {}

  /** Removes what this run has not committed. */
  public void deleteTemporary() {
    deleteTemporary(temporary);
  }

  /** Removes what a run that was killed has not committed of a view. */
  public void deleteTemporary(String runId, FeatureView view) {
    deleteTemporary(new Path(new Path(temporary.getParent(), runId), view.name()));
  }

  private void deleteTemporary(Path folder) {
    try {
      files.delete(folder, true);
      Path parent = folder.getParent();
      while (!parent.equals(root) && files.exists(parent) && files.listStatus(parent).length == 0) {
        files.delete(parent, false);
        parent = parent.getParent();
      }
    } catch (IOException e) {
      throw failed("delete " + folder, e);
    }
  }

  private static BackfillException failed(String what, IOException e) {
    return new BackfillException("stage: cannot " + what + ": " + BackfillException.oneLine(e), e);
  }
}
