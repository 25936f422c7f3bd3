package dev.tegula.cli;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.repository.RepositoryReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a feature repository and that its data files are there. */
@Command(
    name = "validate",
    description = "Checks a feature repository",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "REPO", description = "folder with the repository's YAML files")
  private Path repository = Path.of(".");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    FeatureRepository checked = RepositoryReader.checkSources(repository);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s is valid: %d feature views, %d on-demand views, %d feature services%n",
        repository,
        checked.featureViews().size(),
        checked.onDemandViews().size(),
        checked.featureServices().size());
    return 0;
  }
}
