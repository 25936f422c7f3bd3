/**
 * The aggregation functions: their names, parameters, accepted and resulting types, and the algebra
 * of their partial states. Adding a function means adding one file here and one line in {@link
 * dev.tegula.aggregate.Aggregations}. How states are packed into rows lives in {@code
 * dev.tegula.tile}.
 */
@NullMarked
package dev.tegula.aggregate;

import org.jspecify.annotations.NullMarked;
