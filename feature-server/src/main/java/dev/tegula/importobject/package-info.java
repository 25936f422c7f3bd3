/**
 * Import objects as a source of rows: reads what a backfill wrote for DynamoDB's import
 * (DYNAMODB_JSON lines, plain or compressed) into the store on the heap. Used while a server
 * starts, by one thread.
 */
@NullMarked
package dev.tegula.importobject;

import org.jspecify.annotations.NullMarked;
