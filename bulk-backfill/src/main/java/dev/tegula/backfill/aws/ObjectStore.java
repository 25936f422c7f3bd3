package dev.tegula.backfill.aws;

import dev.tegula.backfill.report.BackfillException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One bucket. Owns its client. Calls block; usable from any thread. */
public final class ObjectStore implements AutoCloseable {

  private static final int MOST_KEYS_PER_DELETE = 1000;

  private final S3Client s3;
  private final String bucket;

  public ObjectStore(AwsAccess aws, String bucket) {
    this.s3 = aws.s3();
    this.bucket = bucket;
  }

  /**
   * Fails when the bucket cannot be used.
   *
   * @param create makes a missing one: for stand-ins, which start empty
   */
  public void requireBucket(boolean create) {
    try {
      s3.headBucket(request -> request.bucket(bucket));
    } catch (NoSuchBucketException e) {
      if (!create) {
        throw new BackfillException("bucket: " + bucket + " (expected: an existing bucket)", e);
      }
      s3.createBucket(request -> request.bucket(bucket));
    } catch (S3Exception e) {
      throw new BackfillException(
          "bucket: %s: HTTP status %d (expected: a bucket that these credentials may use)"
              .formatted(bucket, e.statusCode()),
          e);
    } catch (SdkClientException e) {
      throw new BackfillException(
          "bucket: %s: %s (expected: S3, or what stands in for it, and credentials)"
              .formatted(bucket, BackfillException.oneLine(e)),
          e);
    }
  }

  public void put(String key, Path file) {
    s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file));
  }

  public void put(String key, String text) {
    s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
  }

  /** The sizes in bytes of the objects under a prefix, by the rest of their keys. */
  public Map<String, Long> sizes(String prefix) {
    Map<String, Long> sizes = new HashMap<>();
    s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
        .contents()
        .forEach(object -> sizes.put(object.key().substring(prefix.length()), object.size()));
    return sizes;
  }

  /**
   * A hash of what the objects under a prefix are: another as soon as one is added, replaced by
   * other bytes or deleted.
   */
  public String fingerprint(String prefix) {
    MessageDigest digest = sha256();
    s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
        .map(object -> String.join(" ", object.key(), String.valueOf(object.size()), object.eTag()))
        .sorted()
        .forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The whole of a small object. */
  public String text(String key) {
    return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
  }

  /** Fetches an object into a file that does not exist yet. */
  public void download(String key, Path file) {
    s3.getObject(request -> request.bucket(bucket).key(key), file);
  }

  /** Opens an object for reading; the caller closes it. */
  public InputStream open(String key) {
    return s3.getObject(request -> request.bucket(bucket).key(key));
  }

  /** The keys that begin with the prefix, in S3's order. */
  public List<String> keys(String prefix) {
    return s3
        .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  /** Deletes every object whose key begins with the prefix. */
  public void clear(String prefix) {
    List<ObjectIdentifier> keys =
        keys(prefix).stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    for (int from = 0; from < keys.size(); from += MOST_KEYS_PER_DELETE) {
      List<ObjectIdentifier> some =
          keys.subList(from, Math.min(keys.size(), from + MOST_KEYS_PER_DELETE));
      s3.deleteObjects(
          request -> request.bucket(bucket).delete(Delete.builder().objects(some).build()));
    }
  }

  @Override
  public void close() {
    s3.close();
  }
}
