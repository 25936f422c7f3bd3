package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.aws.AwsAccess;
import dev.tegula.backfill.encode.ObjectEncoding;
import java.io.Serializable;

/**
 * Where import objects go.
 *
 * @param prefix of their keys; ends in a slash and holds nothing else
 * @param encoding of all of them
 */
public record Placement(AwsAccess aws, String bucket, String prefix, ObjectEncoding encoding)
    implements Serializable {}
