package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.AwsAccess;
import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import dev.tegula.repository.RepositoryReader;
import java.nio.file.Path;
import java.util.List;

/**
 * Views of a repository, and where their state is.
 *
 * @param views empty means all that are served online
 */
public record Selection(Path repo, List<String> views, AwsAccess aws) {

  public Selection {
    views = List.copyOf(views);
  }

  /**
   * @throws IllegalArgumentException when a named view is unknown or not served online
   */
  List<FeatureView> read() {
    FeatureRepository repository = RepositoryReader.read(repo);
    return SelectedViews.of(repository, views);
  }
}
