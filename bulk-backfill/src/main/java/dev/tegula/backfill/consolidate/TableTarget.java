package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.aws.AwsAccess;
import java.io.Serializable;

/** An existing table that executors write rows into. */
public record TableTarget(AwsAccess aws, String table) implements Serializable {}
