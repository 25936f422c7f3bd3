/**
 * How features are declared: a folder of YAML files becomes a {@link
 * dev.tegula.definition.FeatureRepository}, or a list of everything that is wrong with it, each
 * with file, line, field, value and what was expected. What the declarations mean lives in {@code
 * dev.tegula.definition}; nothing here reads data. {@link dev.tegula.repository.RepositoryReader}
 * may be called from any thread; everything package-private is confined to one call.
 */
@NullMarked
package dev.tegula.repository;

import org.jspecify.annotations.NullMarked;
