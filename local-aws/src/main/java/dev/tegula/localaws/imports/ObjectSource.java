package dev.tegula.localaws.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Where the objects of an import are. Implementations are thread-safe. */
public interface ObjectSource extends AutoCloseable {

  /**
   * The keys that begin with a prefix, as strings: {@code yes} also finds {@code yesdata.json}.
   *
   * @throws MissingBucketException when there is no such bucket
   */
  List<String> keys(String bucket, String prefix) throws IOException, MissingBucketException;

  /** The object's bytes as they are stored; the caller closes. */
  InputStream open(String bucket, String key) throws IOException;

  @Override
  void close();

  /** There is no such bucket. */
  final class MissingBucketException extends Exception {
    public MissingBucketException(String bucket) {
      super("The specified bucket does not exist: " + bucket);
    }
  }
}
