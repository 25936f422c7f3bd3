package dev.tegula.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.workload.ExpectedRequests;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateCommandTest {

  private static final String SETS =
      """
      name: pairs
      description: a test
      seed: 5
      load: {rate_per_second: 5, warmup: 0s, duration: 1s}
      generate:
        sets: {entities: {smoke: 4, canonical: 40}, smallest: 2, largest: 3, universe: 7}
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void generate_twice_sameBytes() throws Exception {
    assertThat(generate("a", "--requests", "6")).isZero();
    assertThat(generate("b", "--requests", "6")).isZero();

    for (String file : new String[] {"features.yaml", "visits.csv", "requests.jsonl"}) {
      assertThat(folder.resolve("a").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
    }
    assertThat(ExpectedRequests.read(folder.resolve("a").resolve("requests.jsonl"))).hasSize(6);
    assertThat(out.toString()).contains("pairs (smoke): ");
  }

  @Test
  void generate_profile_decidesHowMuch() throws Exception {
    generate("small", "--requests", "6");
    generate("large", "--profile", "canonical", "--requests", "9");

    assertThat(Files.size(folder.resolve("large/visits.csv")))
        .isGreaterThan(8 * Files.size(folder.resolve("small/visits.csv")));
  }

  @Test
  void generate_folderWithSomethingInIt_isRefused() throws Exception {
    Files.createDirectories(folder.resolve("full"));
    Files.writeString(folder.resolve("full/precious.txt"), "");

    assertThat(generate("full")).isEqualTo(1);

    assertThat(err.toString())
        .isEqualTo(
            "tegula generate: --out: "
                + folder.resolve("full")
                + " (expected: a new or empty folder)\n");
  }

  @Test
  void generate_moreRequestsThanPairs_saysSo() throws Exception {
    assertThat(generate("pairs", "--requests", "7")).isEqualTo(1);

    assertThat(err.toString()).contains("4 entities make 6 pairs, and all were asked");
  }

  @Test
  void generate_dataOfSomebodyElse_isRefused() throws Exception {
    Path file = folder.resolve("keys.yaml");
    Files.writeString(
        file,
        SETS.substring(0, SETS.indexOf("generate:"))
            + """
            requests:
              workspace: prod
              services: [{name: risk, share: 1, features: 7, key_ranges: {id: 1..9}}]
            """);

    assertThat(run("workload", "generate", file.toString(), "--out", folder + "/none"))
        .isEqualTo(1);
    assertThat(err.toString())
        .contains("keys.yaml: makes no data up (expected: a file with the key generate)");
  }

  private int generate(String name, String... more) throws Exception {
    Path file = Files.writeString(folder.resolve("pairs.yaml"), SETS);
    String[] arguments = new String[5 + more.length];
    arguments[0] = "workload";
    arguments[1] = "generate";
    arguments[2] = file.toString();
    arguments[3] = "--out";
    arguments[4] = folder.resolve(name).toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return run(arguments);
  }

  private int run(String... arguments) {
    CommandLine line = LoadMain.commandLine(new Interruption());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
