/**
 * Rows and active generations in DynamoDB, through the low-level asynchronous SDK client. One table
 * per table group and generation, with the attributes of {@link dev.tegula.store.RowItem}; one
 * table {@code tegula_generations} for what is active. How tables are filled lives in the backfill.
 * Everything public here may be used from any thread.
 */
@NullMarked
package dev.tegula.store.dynamodb;

import org.jspecify.annotations.NullMarked;
