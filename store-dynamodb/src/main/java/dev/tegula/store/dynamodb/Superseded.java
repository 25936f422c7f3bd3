package dev.tegula.store.dynamodb;

import dev.tegula.store.Generation;
import java.time.Instant;

/**
 * A generation that was active once.
 *
 * @param at when the next one was published
 */
public record Superseded(Generation generation, Instant at) {}
