package dev.tegula.journal;

import java.time.Instant;

/**
 * The right to work on a table group.
 *
 * @param token grows with every holder; a write under an older one is refused
 * @param expires when somebody else may take it, unless it is renewed before
 */
public record Lease(String tableGroup, Operator holder, long token, Instant expires) {}
