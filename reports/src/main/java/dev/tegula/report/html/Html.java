package dev.tegula.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Writes HTML and inline SVG. Text and attributes are always escaped. */
public final class Html {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  public Html open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the innermost open element. */
  public Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element that has no content, such as {@code meta} or an SVG shape. */
  public Html empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** An element with nothing but text. */
  public Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Text within the open element. */
  public Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** A style sheet, which is not escaped. */
  public Html style(String css) {
    if (css.contains("</")) {
      throw new IllegalArgumentException("css: contains </ (expected: no markup)");
    }
    out.append("<style>\n").append(css).append("</style>\n");
    return this;
  }

  /** Whatever the content writes. */
  public Html with(Consumer<Html> content) {
    content.accept(this);
    return this;
  }

  /** A whole document. */
  public String document() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("open elements: " + open);
    }
    return "<!DOCTYPE html>\n" + out;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
      out.append('"');
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
