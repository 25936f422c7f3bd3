package dev.tegula.backfill.stage;

import dev.tegula.definition.FeatureView;
import dev.tegula.tile.ViewLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What decides the rows that a view stages, as a name for a folder: its transformation and the
 * columns that are kept of it. A window or a function that is added to a view needs no new rows,
 * and neither does another start.
 */
final class StagedForm {

  private static final int NAME_BYTES = 16;

  private StagedForm() {}

  /** SHA-256, shortened, in hex. */
  static String of(FeatureView view) {
    StringBuilder form = new StringBuilder();
    form.append(view.joinKeys()).append('\n');
    form.append(view.rows().transformation()).append('\n');
    form.append(view.rows().timestampField()).append('\n');
    form.append(view.rows().tieBreaker()).append('\n');
    ViewLayout.of(view).columns().stream()
        .map(column -> column.name() + ":" + column.type().declaredName())
        .sorted()
        .forEach(column -> form.append(column).append(';'));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(form.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }
}
