package dev.tegula.repository;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant by a misspelt name. */
final class NearestName {

  private NearestName() {}

  /** The known name that needs the fewest edits, if at most a third of its letters are edited. */
  static Optional<String> of(String written, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> edits(written, name)))
        .filter(name -> edits(written, name) <= Math.max(1, name.length() / 3));
  }

  /** Levenshtein's distance, ignoring case. */
  static int edits(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
