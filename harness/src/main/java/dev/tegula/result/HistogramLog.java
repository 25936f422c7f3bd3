package dev.tegula.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/**
 * HdrHistogram's own log format, version 1.3: a line for each histogram with its tag and its
 * content, compressed, base64 (encoding V2). Values are nanoseconds.
 */
public final class HistogramLog {

  private HistogramLog() {}

  static void write(List<TaggedHistogram> histograms, Instant startedAt, OutputStream out) {
    HistogramLogWriter writer = new HistogramLogWriter(out);
    writer.outputComment(
        "[Tegula: values are nanoseconds, maxima in this column are milliseconds]");
    writer.outputLogFormatVersion();
    writer.outputStartTime(startedAt.toEpochMilli());
    writer.outputLegend();
    for (TaggedHistogram tagged : histograms) {
      Histogram copy = tagged.histogram().copy();
      copy.setTag(tagged.tag());
      writer.outputIntervalHistogram(copy);
    }
    writer.close();
  }

  /** All histograms of a log, in its order. */
  public static List<TaggedHistogram> read(Path file) throws IOException {
    List<TaggedHistogram> histograms = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        HistogramLogReader reader = new HistogramLogReader(in)) {
      while (reader.hasNext()) {
        EncodableHistogram next = reader.nextIntervalHistogram();
        if (!(next instanceof Histogram histogram)) {
          throw new IOException(
              file + ": a histogram of another kind than HdrHistogram's Histogram");
        }
        String tag = histogram.getTag();
        histograms.add(new TaggedHistogram(tag == null ? TaggedHistogram.LATENCY : tag, histogram));
      }
    }
    return histograms;
  }
}
