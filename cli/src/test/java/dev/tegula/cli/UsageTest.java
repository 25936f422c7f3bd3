package dev.tegula.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class UsageTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String arguments) {
    CommandLine line = Tegula.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                          | tegula: Missing required subcommand
          nope                        | tegula: Unmatched argument at index 0: 'nope'
          cost                        | tegula cost: Missing required subcommand
          cost backfill --rows x      | tegula cost backfill: Invalid value for option '--rows'
          cost backfill --rows 5      | tegula cost: --rows, --entities: 5, 10000000 (expected: rows >= entities >= 0)
          cost capacity --in a        | tegula cost capacity: Missing required option: '--item-bytes
          validate                    | tegula validate: Missing required parameter: 'REPO'
          report --in a               | tegula report: Missing required option: '--out=FILE'
          measure                     | tegula measure: Missing required option: '--out=DIR'
          bench --profile x           | tegula bench: Invalid value for option '--profile'
          """)
  void mistake_ofAnyKind_isOneLineWithExitCode2(String arguments, String begins) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString()).startsWith(begins).endsWith(" (see --help)\n").hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void help_asACommand_isTheOverview() {
    assertThat(run("help")).isZero();
    assertThat(out.toString()).startsWith("Usage: tegula").contains("backfill", "compare", "help");
  }
}
