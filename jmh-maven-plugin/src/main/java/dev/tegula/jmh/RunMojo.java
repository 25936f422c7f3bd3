package dev.tegula.jmh;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Compiles what has changed and runs JMH benchmarks from the fresh classes. Fails when a benchmark
 * fails or none matches.
 */
@Mojo(
    name = "run",
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    requiresDirectInvocation = true,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RunMojo extends AbstractMojo {

  /** Whether this module has no benchmarks. */
  @Parameter(property = "jmh.skip", defaultValue = "false")
  private boolean skip;

  /** The class that takes the arguments and runs JMH. */
  @Parameter(property = "jmh.mainClass")
  private String mainClass = "";

  /** A regular expression that is found in the names of the wanted benchmarks; all when empty. */
  @Parameter(property = "jmh.benchmarks")
  private String benchmarks = "";

  /** Values of benchmark parameters, name=value;name=value, several values with commas. */
  @Parameter(property = "jmh.params")
  private String params = "";

  /** JMH profilers, with commas between them. */
  @Parameter(property = "jmh.prof")
  private String prof = "";

  /** How long and how much: smoke or canonical, or what else the main class knows. */
  @Parameter(property = "jmh.profile", defaultValue = "smoke")
  private String profile = "smoke";

  /** Forks, in place of the profile's. */
  @Parameter(property = "jmh.f")
  private String forks = "";

  /** Warm-up iterations, in place of the profile's. */
  @Parameter(property = "jmh.wi")
  private String warmupIterations = "";

  /** Time of a warm-up iteration, in place of the profile's. */
  @Parameter(property = "jmh.w")
  private String warmupTime = "";

  /** Measured iterations, in place of the profile's. */
  @Parameter(property = "jmh.i")
  private String iterations = "";

  /** Time of a measured iteration, in place of the profile's. */
  @Parameter(property = "jmh.r")
  private String time = "";

  @Parameter(defaultValue = "${project.runtimeClasspathElements}", readonly = true)
  private List<String> classPath = List.of();

  @Parameter(defaultValue = "${project.groupId}", readonly = true)
  private String groupId = "";

  @Parameter(defaultValue = "${settings.localRepository}", readonly = true)
  private String localRepository = "";

  @Parameter(defaultValue = "${maven.multiModuleProjectDirectory}", readonly = true)
  private String home = "";

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().debug("jmh.skip: no benchmarks in this module");
      return;
    }
    try {
      if (mainClass.isBlank()) {
        throw new IllegalArgumentException(
            "jmh.mainClass: none (expected: the class that runs this module's benchmarks)");
      }
      FreshClassPath.require(classPath, Path.of(localRepository), groupId);
      List<String> arguments =
          new BenchmarkArguments(
                  text(profile), text(benchmarks), text(params), text(prof), letters())
              .list();
      new BenchmarkProcess(Path.of(home), classPath, mainClass, arguments).run();
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }

  private Map<String, String> letters() {
    Map<String, String> letters = new LinkedHashMap<>();
    letters.put("f", text(forks));
    letters.put("wi", text(warmupIterations));
    letters.put("w", text(warmupTime));
    letters.put("i", text(iterations));
    letters.put("r", text(time));
    return letters;
  }

  /** Maven gives null for a property that is set to nothing. */
  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
