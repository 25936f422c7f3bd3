package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.aws.AwsAccess;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An existing table that executors write rows into.
 *
 * @param fencingToken of the lease under which they do, where readers use the table; null where
 *     nobody reads it yet
 */
public record TableTarget(AwsAccess aws, String table, @Nullable Long fencingToken)
    implements Serializable {}
