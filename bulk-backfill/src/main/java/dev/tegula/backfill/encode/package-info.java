/**
 * How packed rows become import objects: formats and which of them is the cheapest, compression,
 * quotas, checksums, the manifest. Where rows come from and who imports the objects is not known
 * here. {@link dev.tegula.backfill.encode.ObjectWriter} is confined to one thread; the records are
 * immutable and travel between Spark's processes.
 */
@NullMarked
package dev.tegula.backfill.encode;

import org.jspecify.annotations.NullMarked;
