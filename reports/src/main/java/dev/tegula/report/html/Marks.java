package dev.tegula.report.html;

import dev.tegula.result.Mark;
import dev.tegula.result.Status;
import java.util.Locale;
import java.util.function.Consumer;

/** Badges that are told apart by their words as well as by their colours. */
public final class Marks {

  private Marks() {}

  /** Where a figure comes from. */
  public static Consumer<Html> badge(Mark mark) {
    String word = mark.name().toLowerCase(Locale.ROOT);
    return html -> html.element("span", word, "class", "badge " + word);
  }

  /** How something ended; what did not end is called unfinished. */
  public static Consumer<Html> badge(Status status) {
    String word = status == Status.RUNNING ? "UNFINISHED" : status.name();
    return html ->
        html.element("span", word, "class", "badge status-" + word.toLowerCase(Locale.ROOT));
  }
}
