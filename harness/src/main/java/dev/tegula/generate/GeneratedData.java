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

  /**
   * The rows that a view's transformation makes of the data, without the engine that runs it:
   * entity by entity, each in ascending order of time.
   *
   * @param columns whose values are wanted, in this order
   * @throws IllegalArgumentException when there is no such view or column
   */
  void rows(String view, List<String> columns, RowVisitor visitor) throws IOException;

  /** Writes the data files that the repository names, below its folder. */
  void writeSources(Path folder) throws IOException;
}
