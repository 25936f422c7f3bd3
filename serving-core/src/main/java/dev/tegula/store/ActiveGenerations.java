package dev.tegula.store;

import java.util.Map;

/**
 * Which generation of each table group is active. Calls block; readers poll from a thread of their
 * own.
 */
public interface ActiveGenerations extends AutoCloseable {

  /** The active generations by table group. */
  Map<String, Generation> current();

  /**
   * Makes a generation active if, and only if, its predecessor ({@code next.number() - 1}, or none
   * for number 1) is the active one.
   *
   * @throws GenerationConflictException when another publication came first
   */
  void publish(Generation next);

  @Override
  void close();
}
