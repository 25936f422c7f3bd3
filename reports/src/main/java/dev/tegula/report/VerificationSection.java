package dev.tegula.report;

import dev.tegula.report.html.Html;
import dev.tegula.report.html.Marks;
import dev.tegula.report.html.Numbers;
import dev.tegula.report.html.Table;
import dev.tegula.result.Mark;
import dev.tegula.result.VerificationResult;
import java.util.ArrayList;
import java.util.List;

/** Served values against an independent calculation. */
final class VerificationSection extends Section {

  private final List<VerificationResult> verifications;

  VerificationSection(List<ReportInput> inputs) {
    super("verification", "Verification: is every value right?");
    List<VerificationResult> found = new ArrayList<>();
    inputs.forEach(input -> found.addAll(input.run().verifications()));
    this.verifications = List.copyOf(found);
  }

  @Override
  void write(Html html) {
    if (verifications.isEmpty()) {
      missing(html, "Nothing was verified: none of the folders has a verification file.");
      return;
    }
    html.open("p")
        .with(Marks.badge(Mark.MEASURED))
        .text(
            " Each served value was compared with an independent calculation straight from the raw"
                + " data. One difference fails the run.")
        .close();
    Table table =
        new Table("Served values compared with the independent calculation")
            .words("Store", "Result")
            .numbers("Requests", "Values compared", "Mismatches", "Seed");
    for (VerificationResult verification : verifications) {
      table.row(
          List.of(
              Table.cell(verification.store()),
              Marks.badge(verification.status()),
              Table.cell(Numbers.count(verification.requests())),
              Table.cell(Numbers.count(verification.valuesCompared())),
              Table.cell(Numbers.count(verification.mismatches())),
              Table.cell(Long.toString(verification.seed()))));
    }
    html.with(table);
    verifications.forEach(verification -> examples(html, verification));
    html.open("details").element("summary", "By feature service").with(byService()).close();
  }

  private Table byService() {
    Table table =
        new Table("Verification by feature service")
            .words("Store", "Feature service")
            .numbers("Requests", "Values compared", "Mismatches");
    for (VerificationResult verification : verifications) {
      verification
          .byService()
          .forEach(
              (service, counts) ->
                  table.row(
                      verification.store(),
                      service,
                      Numbers.count(counts.requests()),
                      Numbers.count(counts.valuesCompared()),
                      Numbers.count(counts.mismatches())));
    }
    return table;
  }

  private static void examples(Html html, VerificationResult verification) {
    if (verification.examples().isEmpty()) {
      return;
    }
    Table table =
        new Table(
                "The first "
                    + verification.examples().size()
                    + " of "
                    + Numbers.count(verification.mismatches())
                    + " mismatches from "
                    + verification.store())
            .words("Feature", "Feature service", "Expected", "Served", "Request");
    for (VerificationResult.Mismatch example : verification.examples()) {
      table.row(
          example.feature(),
          example.service(),
          example.expected(),
          example.served(),
          example.request());
    }
    html.with(table);
  }
}
