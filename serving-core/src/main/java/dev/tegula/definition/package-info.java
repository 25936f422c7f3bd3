/**
 * What a feature repository declares: entities, sources, feature views, on-demand views and feature
 * services, as immutable records that are consistent within themselves. How they are written down
 * (YAML) and how they are computed lives elsewhere. Usable from any thread.
 */
@NullMarked
package dev.tegula.definition;

import org.jspecify.annotations.NullMarked;
