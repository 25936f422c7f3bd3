/**
 * The wire contract: paths, keys, request parsing, response shapes, errors and metrics. What a
 * vector is and where it comes from is decided in {@code dev.tegula.service}; how a value looks in
 * JSON in {@code dev.tegula.json}. An {@link dev.tegula.http.EventLoopServer} and what it owns are
 * confined to its event loop; everything else is immutable or says otherwise.
 */
@NullMarked
package dev.tegula.http;

import org.jspecify.annotations.NullMarked;
