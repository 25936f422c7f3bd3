/**
 * What should have been served? Every value again, straight from the raw files with plain SQL, as
 * slowly and obviously as will do, and requests with the answers that they must get. Nothing here
 * knows of tiles, packed rows, encoded keys or serving plans: the only things shared with what is
 * checked are the definitions themselves. One thread reads the raw files; what it has read is
 * immutable.
 */
@NullMarked
package dev.tegula.oracle;

import org.jspecify.annotations.NullMarked;
