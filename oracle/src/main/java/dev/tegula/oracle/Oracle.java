package dev.tegula.oracle;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/** Computes a whole repository's values from its raw rows. For one thread. */
final class Oracle {

  private final FeatureRepository repository;
  private final Consumer<String> progress;

  /**
   * @param progress is given a line now and then
   */
  Oracle(FeatureRepository repository, Consumer<String> progress) {
    this.repository = repository;
    this.progress = progress;
  }

  /** The truth about every view, by its name. Starts Spark and stops it again. */
  Map<String, ViewTruth> truthByView() {
    repository.featureViews().forEach(Span::leadingEdgeMicros);
    Map<String, ViewTruth> truthByView = new LinkedHashMap<>();
    progress.accept("starting Spark");
    SparkSession spark = SparkStart.session();
    try {
      ViewTruthReader reader = new ViewTruthReader(spark);
      for (FeatureView view : repository.featureViews()) {
        ViewTruth truth = reader.read(view);
        truthByView.put(view.name(), truth);
        progress.accept(
            "view %d of %d: %s, %d entities"
                .formatted(
                    truthByView.size(),
                    repository.featureViews().size(),
                    view.name(),
                    truth.entities().size()));
      }
    } finally {
      spark.stop();
    }
    return truthByView;
  }
}
