package dev.tegula.generate;

import dev.tegula.workload.Workload.ServiceLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A feature repository with its data, and what is asked of a server of it. */
public sealed interface GeneratedData permits DailyViews, MemberSets {

  /** The workspace of every generated repository. */
  String WORKSPACE = "prod";

  /** The services and what is asked of them. */
  List<ServiceLoad> services();

  /** The text of {@code features.yaml}. */
  String repositoryYaml();

  /** Writes the data files that the repository names, below its folder. */
  void writeSources(Path folder) throws IOException;
}
