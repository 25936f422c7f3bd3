/**
 * Import objects as a source of rows: reads what a backfill wrote for DynamoDB's import (lines of
 * DYNAMODB_JSON or ION, plain or compressed) into the store on the heap. Used by one thread at a
 * time: while a server starts, then by the one that watches the active generations.
 */
@NullMarked
package dev.tegula.importobject;

import org.jspecify.annotations.NullMarked;
