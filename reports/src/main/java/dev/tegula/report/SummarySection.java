package dev.tegula.report;

import dev.tegula.cost.Dollars;
import dev.tegula.report.html.Html;
import dev.tegula.report.html.Numbers;
import dev.tegula.result.BackfillResult;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.result.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The whole in a few sentences, for a reader who knows none of the words yet. */
final class SummarySection extends Section {

  private final List<ReportInput> inputs;
  private final Verdict verdict;

  SummarySection(List<ReportInput> inputs, Verdict verdict) {
    super("summary", "In short");
    this.inputs = inputs;
    this.verdict = verdict;
  }

  @Override
  void write(Html html) {
    html.element(
        "p",
        "A feature store keeps, for each entity (a plane, an airport, a customer), the numbers that a"
            + " model needs, and serves them in milliseconds. Tegula fills such a store from history,"
            + " serves from it, and checks what is served. What this run did:",
        "class",
        "lead");
    if (verdict.status() == Status.FAILED) {
      html.element("p", "The run FAILED: these figures are what was recorded until then.");
    }
    List<String> sentences = new ArrayList<>();
    for (ReportInput input : inputs) {
      backfill(input, sentences);
      verification(input, sentences);
      load(input, sentences);
      cost(input, sentences);
    }
    if (sentences.isEmpty()) {
      missing(html, "These folders hold a manifest and no results.");
      return;
    }
    html.open("ul");
    sentences.forEach(sentence -> html.element("li", sentence));
    html.close();
  }

  private static void backfill(ReportInput input, List<String> into) {
    BackfillResult backfill = input.run().backfill();
    if (backfill != null) {
      long in = backfill.views().stream().mapToLong(BackfillResult.View::rowsIn).sum();
      long out = backfill.views().stream().mapToLong(BackfillResult.View::rowsConsolidated).sum();
      into.add(
          "Filling: "
              + Numbers.count(in)
              + " historical rows of "
              + backfill.views().size()
              + " feature views became "
              + Numbers.count(out)
              + " rows in the store, one per entity and view"
              + (out == 0 ? "." : ": " + BackfillSection.ratio(in, out) + " fewer writes."));
    }
  }

  private static void verification(ReportInput input, List<String> into) {
    for (VerificationResult verification : input.run().verifications()) {
      into.add(
          "Right answers, from "
              + verification.store()
              + ": "
              + Numbers.count(verification.valuesCompared())
              + " values of "
              + Numbers.count(verification.requests())
              + " requests compared with an independent calculation, "
              + (verification.mismatches() == 0
                  ? "no difference."
                  : Numbers.count(verification.mismatches()) + " DIFFERENT."));
    }
  }

  private static void load(ReportInput input, List<String> into) {
    for (ScenarioResult scenario : input.run().scenarios()) {
      into.add(
          (scenario.status() == Status.FAILED ? "FAILED under load" : "Under load")
              + ", scenario "
              + scenario.name()
              + " from the store "
              + scenario.store()
              + " ("
              + scenario.mark().name().toLowerCase(Locale.ROOT)
              + "): "
              + Numbers.rate(scenario.achievedServiceQps())
              + " of "
              + Numbers.rate(scenario.targetServiceQps())
              + " requests a second for "
              + Numbers.significant(scenario.seconds())
              + " s; half of the answers within "
              + Numbers.millis(scenario.latency().p50())
              + " ms, 99 of 100 within "
              + Numbers.millis(scenario.latency().p99())
              + " ms; "
              + Numbers.count(ScenarioResult.errors(scenario.errorsByClass()))
              + " errors."
              + (LoadSection.isEmulator(scenario)
                  ? " (The emulator measures itself: this shows correctness, not speed.)"
                  : ""));
    }
  }

  private static void cost(ReportInput input, List<String> into) {
    CostFile cost = input.cost();
    if (cost != null) {
      for (CostFile.Backfill backfill : cost.backfills()) {
        into.add(
            "Cost (modelled), "
                + backfill.title()
                + ": "
                + (backfill.atLeast() ? "at least " : "")
                + Dollars.text(backfill.writeAll().usd())
                + " by writing every row, "
                + Dollars.text(backfill.importLatest().usd())
                + " by importing the latest ones.");
      }
    }
  }
}
