package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.aws.AwsAccess;
import java.io.Serializable;

/**
 * Where import objects go.
 *
 * @param prefix of their keys; ends in a slash and holds nothing else
 */
public record Placement(AwsAccess aws, String bucket, String prefix) implements Serializable {}
