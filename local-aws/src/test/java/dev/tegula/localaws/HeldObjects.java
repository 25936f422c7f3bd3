package dev.tegula.localaws;

import dev.tegula.localaws.imports.ObjectSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Objects in memory that can't be listed before {@link #release}: the import stays in progress as
 * long as a test wants.
 */
final class HeldObjects implements ObjectSource {

  private final Map<String, byte[]> objects;
  private final CountDownLatch released = new CountDownLatch(1);

  HeldObjects(Map<String, byte[]> objects) {
    this.objects = new TreeMap<>(objects);
  }

  void release() {
    released.countDown();
  }

  @Override
  public List<String> keys(String bucket, String prefix) throws IOException {
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IOException("stopped while held", e);
    }
    return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  @Override
  public InputStream open(String bucket, String key) {
    return new ByteArrayInputStream(objects.get(key));
  }

  @Override
  public void close() {
    release();
  }
}
