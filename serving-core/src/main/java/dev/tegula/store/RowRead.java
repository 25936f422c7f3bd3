package dev.tegula.store;

/**
 * One wanted row.
 *
 * @param location the physical table, from {@link Generation#location()}
 * @param key from {@link dev.tegula.key.JoinKeyEncoder}; not to be changed
 */
public record RowRead(String location, byte[] key) {}
