/**
 * How a feature service is answered: the serving plan, compiled once, the generations that its
 * views are read from, and the vector that a request gets. Knows nothing of HTTP or of any vendor's
 * store. Plans and services may be used from any thread; a {@link dev.tegula.service.FeatureVector}
 * belongs to one request at a time.
 */
@NullMarked
package dev.tegula.service;

import org.jspecify.annotations.NullMarked;
