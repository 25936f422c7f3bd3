/**
 * How the backfill reaches AWS or what stands in for it: endpoint, region, clients. {@link
 * dev.tegula.backfill.aws.AwsAccess} is immutable and travels to executors; the clients that it
 * opens may be used from any thread and are closed by whoever opened them.
 */
@NullMarked
package dev.tegula.backfill.aws;

import org.jspecify.annotations.NullMarked;
