package dev.tegula.store;

/**
 * The active state of a table group: what readers must know to read and understand its rows.
 *
 * @param tableGroup the view's name, or the name of the views packed together
 * @param location the physical table
 * @param number grows by one with every publication of this group
 * @param leadingEdgeMicros where the windows end, in microseconds since the epoch
 * @param layoutVersion the version of the packed rows
 * @param definitionHash of the table group whose definitions the rows were built by
 */
public record Generation(
    String tableGroup,
    String location,
    long number,
    long leadingEdgeMicros,
    int layoutVersion,
    String definitionHash) {}
