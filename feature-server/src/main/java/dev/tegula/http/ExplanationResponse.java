package dev.tegula.http;

import dev.tegula.json.FeatureValues;
import dev.tegula.json.JsonBuffer;
import dev.tegula.service.FeatureExplanation;
import dev.tegula.service.FeatureVector;
import dev.tegula.service.ServedFeature;
import dev.tegula.service.ValueSource;
import dev.tegula.tile.TilesUsed;
import java.util.List;

/**
 * Writes where each value of a vector came from. Not part of the contract: for people, at {@code
 * /explain}. Confined to one thread.
 */
final class ExplanationResponse {

  private final JsonBuffer out;

  ExplanationResponse(JsonBuffer out) {
    this.out = out;
  }

  void write(FeatureVector vector) {
    out.reset();
    out.raw('{');
    text("service", vector.plan().service());
    number("rowsRead", vector.work().rowsRead());
    number("rowBytes", vector.work().bytes());
    out.raw(JsonBuffer.ascii(",\"features\":["));
    List<FeatureExplanation> explanations = vector.explain();
    for (int i = 0; i < explanations.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      feature(vector, i, explanations.get(i));
    }
    out.raw(JsonBuffer.ascii("]}"));
  }

  private void feature(FeatureVector vector, int index, FeatureExplanation explanation) {
    ServedFeature feature = vector.plan().features().get(index);
    out.raw('{');
    text("name", explanation.feature());
    out.raw(JsonBuffer.ascii(",\"value\":"));
    FeatureValues.write(out, vector.buffer(), new int[] {feature.slot()});
    out.raw(',');
    text("status", vector.status(index).toString());
    out.raw(JsonBuffer.ascii(",\"sources\":["));
    for (int i = 0; i < explanation.sources().size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      source(explanation.sources().get(i));
    }
    out.raw(JsonBuffer.ascii("]}"));
  }

  private void source(ValueSource source) {
    out.raw('{');
    text("view", source.view());
    out.raw(',');
    text("feature", source.feature());
    out.raw(',');
    text("row", source.row().toString());
    number("rowBytes", source.rowBytes());
    out.raw(',');
    text("table", source.generation().location());
    number("generation", source.generation().number());
    out.raw(',');
    text("leadingEdge", TimeText.of(source.generation().leadingEdgeMicros()));
    source.tiles().ifPresent(this::tiles);
    out.raw('}');
  }

  private void tiles(TilesUsed tiles) {
    out.raw(',');
    text("windowStart", TimeText.of(tiles.startMicros()));
    out.raw(',');
    text("windowEnd", TimeText.of(tiles.endMicros()));
    number("tiles", tiles.tiles());
    out.raw(',');
    text("resolutions", tiles.resolutions());
  }

  private void text(String name, String value) {
    out.string(name);
    out.raw(':');
    out.string(value);
  }

  private void number(String name, long value) {
    out.raw(',');
    out.string(name);
    out.raw(':');
    out.number(value);
  }
}
