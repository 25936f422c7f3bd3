package dev.tegula.journal;

import java.time.Instant;

/**
 * Something that is known of a table group.
 *
 * @param name unique in its group; entries are read in the order of their names
 * @param text what is known
 * @param written when
 */
public record JournalEntry(String name, String text, Instant written) {}
