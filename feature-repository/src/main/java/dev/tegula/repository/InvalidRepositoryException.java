package dev.tegula.repository;

import java.util.List;
import java.util.stream.Collectors;

/** A feature repository cannot be used. The message has one line per problem. */
public final class InvalidRepositoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  InvalidRepositoryException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one, by file, then line. */
  public List<Problem> problems() {
    return problems;
  }
}
