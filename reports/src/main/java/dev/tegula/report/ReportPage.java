package dev.tegula.report;

import dev.tegula.report.html.Html;
import dev.tegula.report.html.Marks;
import dev.tegula.result.Mark;
import dev.tegula.result.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page as a whole: verdict first, then the sections in the order of the work. */
final class ReportPage {

  private ReportPage() {}

  static String of(List<ReportInput> inputs) {
    Verdict verdict = Verdict.of(inputs);
    Html html = new Html();
    html.open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    html.element("title", "Tegula report: " + word(verdict.status()));
    html.style(styleSheet());
    html.close().open("body");
    html.element("a", "Skip to the results", "class", "skip", "href", "#results");
    header(html, inputs, verdict);
    html.open("main", "id", "results");
    new SummarySection(inputs, verdict).accept(html);
    new MachineSection(inputs).accept(html);
    new BackfillSection(inputs).accept(html);
    new VerificationSection(inputs).accept(html);
    new LoadSection(inputs).accept(html);
    new RequestSection(inputs).accept(html);
    ScenarioSection scenarios = new ScenarioSection(inputs);
    if (scenarios.hasContent()) {
      scenarios.accept(html);
    }
    new JmhSection(inputs).accept(html);
    new CostSection(inputs).accept(html);
    html.close();
    html.open("footer")
        .element(
            "p",
            "Made by Tegula from "
                + inputs.size()
                + (inputs.size() == 1 ? " result directory" : " result directories")
                + ". Times are UTC. This file needs no network and no script.")
        .close();
    html.close().close();
    return html.document();
  }

  private static void header(Html html, List<ReportInput> inputs, Verdict verdict) {
    html.open(
        "header", "class", "verdict " + word(verdict.status()).toLowerCase(java.util.Locale.ROOT));
    html.element("p", "Tegula report", "class", "kicker");
    html.open("h1").text(word(verdict.status())).close();
    if (verdict.status() == Status.OK) {
      html.element("p", "Every part came to its end" + checks(inputs));
    }
    if (!verdict.reasons().isEmpty()) {
      html.element("p", "This run failed. Do not use its figures. Why:").open("ul");
      verdict.reasons().forEach(reason -> html.element("li", reason));
      html.close();
    }
    if (!verdict.unfinished().isEmpty()) {
      html.element(
          "p",
          "Unfinished: "
              + String.join(", ", verdict.unfinished())
              + ". This run was interrupted or still goes on; its figures are not complete.");
    }
    html.element(
        "p",
        "From " + String.join(", ", inputs.stream().map(ReportInput::name).toList()),
        "class",
        "from");
    legend(html);
    html.close();
  }

  private static String checks(List<ReportInput> inputs) {
    if (inputs.stream().anyMatch(input -> !input.run().verifications().isEmpty())) {
      return ", and every check passed.";
    }
    return inputs.stream().anyMatch(input -> !input.run().scenarios().isEmpty())
        ? ", and every answer under load was checked. No verification apart from that."
        : ". No served value was verified.";
  }

  private static void legend(Html html) {
    html.open("p", "class", "legend").text("Where a figure comes from: ");
    html.with(Marks.badge(Mark.MEASURED)).text(" observed here; ");
    html.with(Marks.badge(Mark.SIMULATED)).text(" observed, but a part follows a declared model; ");
    html.with(Marks.badge(Mark.MODELLED)).text(" calculated; ");
    html.with(Marks.badge(Mark.PUBLISHED)).text(" somebody else’s figure.").close();
  }

  private static String word(Status status) {
    return status == Status.RUNNING ? "UNFINISHED" : status.name();
  }

  private static String styleSheet() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css: not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
