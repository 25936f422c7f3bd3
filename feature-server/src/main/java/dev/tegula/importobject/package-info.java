/**
 * Import objects as a source of rows: reads what a backfill wrote for DynamoDB's import (lines of
 * DYNAMODB_JSON or ION, plain or compressed) into the store on the heap. Used while a server
 * starts, by one thread.
 */
@NullMarked
package dev.tegula.importobject;

import org.jspecify.annotations.NullMarked;
