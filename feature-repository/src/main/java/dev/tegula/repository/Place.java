package dev.tegula.repository;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where a value stands. Line and column count from 1; 0 means the whole file. */
record Place(String file, int line, int column) {

  static Place file(String file) {
    return new Place(file, 0, 0);
  }

  static Place at(String file, Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(() -> file(file));
  }
}
