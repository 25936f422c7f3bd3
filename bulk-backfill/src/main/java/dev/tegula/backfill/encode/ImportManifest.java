package dev.tegula.backfill.encode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tegula.backfill.report.BackfillException;
import java.util.List;

/**
 * What was placed for one import. It lies beside the data prefix: an import would read it as data
 * inside.
 *
 * @param view the feature view
 * @param definitionHash of the view's definition
 * @param leadingEdge an instant, where the view's windows end
 * @param inputFormat and {@code compression} by ImportTable's names
 * @param samples a few of the items, to be read back after the import
 */
public record ImportManifest(
    String view,
    String definitionHash,
    String leadingEdge,
    String inputFormat,
    String compression,
    List<Entry> objects,
    List<PackedItem> samples) {

  public static final String NAME = "manifest.json";

  public ImportManifest {
    objects = List.copyOf(objects);
    samples = List.copyOf(samples);
  }

  /** One object of the data prefix. */
  public record Entry(
      String name, long rows, long uncompressedBytes, long compressedBytes, String sha256) {

    public static Entry of(ImportObject object) {
      return new Entry(
          object.name(),
          object.rows(),
          object.uncompressedBytes(),
          object.compressedBytes(),
          object.sha256());
    }
  }

  /** How the objects were written. */
  public ObjectEncoding encoding() {
    return new ObjectEncoding(
        ImportFormat.valueOf(inputFormat), ImportCompression.valueOf(compression));
  }

  public String toJson() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads what {@link #toJson()} has written.
   *
   * @throws BackfillException when it is something else
   */
  public static ImportManifest read(String json) {
    try {
      return new ObjectMapper().readValue(json, ImportManifest.class);
    } catch (JsonProcessingException e) {
      throw new BackfillException(NAME + ": " + BackfillException.oneLine(e), e);
    }
  }
}
