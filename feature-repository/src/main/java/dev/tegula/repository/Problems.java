package dev.tegula.repository;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that one run shows everything. */
final class Problems {

  private static final int SHOWN_LENGTH = 120;

  private final List<Problem> found = new ArrayList<>();

  void add(Place place, String field, String value, String expected) {
    found.add(
        new Problem(place.file(), place.line(), place.column(), field, shown(value), expected));
  }

  /** How many so far; a reader that sees it grow has nothing to return. */
  int count() {
    return found.size();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidRepositoryException(
          found.stream()
              .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
              .toList());
    }
  }

  private static String shown(String value) {
    String line = value.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      return "\"\"";
    }
    return line.length() <= SHOWN_LENGTH ? line : line.substring(0, SHOWN_LENGTH) + "...";
  }
}
