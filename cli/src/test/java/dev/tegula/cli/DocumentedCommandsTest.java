package dev.tegula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService;
import dev.tegula.definition.JoinKey;
import dev.tegula.repository.RepositoryReader;
import dev.tegula.service.ServingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Commands that the README and the pages of docs show. */
class DocumentedCommandsTest {

  private static final Pattern GET = Pattern.compile("tegula get ([a-z_]+)((?: \\w+=\\S+)+)");
  private static final Pattern COMMAND = Pattern.compile("(?m)^(?:    )?\\./tegula ([a-z-]+)");

  private static List<MatchResult> found(Pattern pattern) throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
      StringBuilder text = new StringBuilder(Files.readString(Path.of("../README.md")));
      for (Path page : docs.filter(page -> page.toString().endsWith(".md")).sorted().toList()) {
        text.append(Files.readString(page));
      }
      return pattern.matcher(text).results().toList();
    }
  }

  @Test
  void get_asShown_namesAServiceOfTheExampleAndItsKeys() throws Exception {
    FeatureRepository flights = RepositoryReader.read(Path.of("../examples/flights"));
    Map<String, FeatureService> services =
        flights.featureServices().stream()
            .collect(Collectors.toMap(FeatureService::name, service -> service));

    assertThat(found(GET))
        .isNotEmpty()
        .allSatisfy(
            get -> {
              assertThat(services).containsKey(get.group(1));
              assertThat(keys(get.group(2)))
                  .containsExactlyInAnyOrderElementsOf(
                      ServingPlan.compile(flights, services.get(get.group(1))).joinKeys().stream()
                          .map(JoinKey::name)
                          .toList());
            });
  }

  private static List<String> keys(String arguments) {
    return Arrays.stream(arguments.strip().split(" "))
        .map(argument -> argument.substring(0, argument.indexOf('=')))
        .toList();
  }

  @Test
  void commands_asShown_areThere() throws Exception {
    assertThat(found(COMMAND))
        .isNotEmpty()
        .extracting(command -> command.group(1))
        .isSubsetOf(Tegula.commandLine().getSubcommands().keySet());
  }
}
