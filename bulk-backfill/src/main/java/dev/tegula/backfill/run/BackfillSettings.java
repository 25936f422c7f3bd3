package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.AwsAccess;
import dev.tegula.backfill.load.LoadChoices;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a person says about a backfill.
 *
 * @param repo the feature repository
 * @param views empty means all that are online
 * @param stage the offline store, a folder or Hadoop URI
 * @param prefix of every key in the bucket; empty or ending in a slash
 * @param parallelism Spark jobs at once
 * @param keepObjects where the placed objects are also put, in the same layout
 * @param choices how rows are encoded and loaded
 * @param start how it relates to the run before
 * @param forward for a run that carries views forward
 */
public record BackfillSettings(
    Path repo,
    List<String> views,
    String stage,
    AwsAccess aws,
    String bucket,
    String prefix,
    int parallelism,
    Optional<Path> keepObjects,
    LoadChoices choices,
    Start start,
    Forward forward) {

  public BackfillSettings {
    views = List.copyOf(views);
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism: " + parallelism + " (expected: >= 1)");
    }
    if (!prefix.isEmpty() && !prefix.endsWith("/")) {
      prefix = prefix + "/";
    }
  }
}
