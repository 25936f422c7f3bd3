package dev.tegula.report;

import dev.tegula.report.html.Html;
import java.util.function.Consumer;

/** A section of the page under a heading. */
abstract class Section implements Consumer<Html> {

  private final String id;
  private final String heading;

  Section(String id, String heading) {
    this.id = id;
    this.heading = heading;
  }

  @Override
  public final void accept(Html html) {
    html.open("section", "id", id, "aria-labelledby", id + "-heading");
    html.element("h2", heading, "id", id + "-heading");
    write(html);
    html.close();
  }

  abstract void write(Html html);

  /** Says plainly that a part is not there. */
  static void missing(Html html, String what) {
    html.element("p", what, "class", "missing");
  }

  static void note(Html html, String text) {
    html.element("p", text, "class", "note");
  }
}
