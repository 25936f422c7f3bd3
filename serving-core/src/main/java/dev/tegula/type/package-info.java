/**
 * The types that a feature, a column or a join key can have. Values themselves live elsewhere.
 * Everything here is immutable and may be used from any thread.
 */
@NullMarked
package dev.tegula.type;

import org.jspecify.annotations.NullMarked;
