package dev.tegula.server;

import dev.tegula.http.ApiKeys;

/**
 * Where the server listens, to whom, and how it answers those who do not say.
 *
 * @param port 0 for any that is free
 */
record ListenSettings(String host, int port, ApiKeys keys, boolean coerceNullCountsToZero) {}
