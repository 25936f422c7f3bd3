package dev.tegula.localaws;

import com.adobe.testing.s3mock.S3MockApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.util.FileSystemUtils;

/** The S3 stand-in (s3mock), on a port of its own behind the front. */
final class S3 implements AutoCloseable {

  private final S3MockApplication s3mock;
  private final Path objects;

  private S3(S3MockApplication s3mock, Path objects) {
    this.s3mock = s3mock;
    this.objects = objects;
  }

  /** Starts without a bucket; objects live in a temporary folder until close. */
  static S3 start() throws IOException {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    // Spring Boot would configure logging anew, to standard output; logback.xml has it all.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    Path objects = Files.createTempDirectory("local-aws-s3-");
    Map<String, Object> settings =
        new HashMap<>(Map.of("http.port", 0, "server.port", 0, "silent", true));
    S3MockApplication s3mock =
        S3MockApplication.start(
            settings,
            "--com.adobe.testing.s3mock.store.root=" + objects,
            "--server.address=127.0.0.1",
            "--spring.main.sources=" + LoopbackOnly.class.getName(),
            "--spring.main.banner-mode=off",
            "--spring.main.log-startup-info=false",
            "--spring.main.register-shutdown-hook=false");
    return new S3(s3mock, objects);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + s3mock.getHttpPort());
  }

  /** Passes requests on as they are. */
  Handler handler() {
    int port = s3mock.getHttpPort();
    return new ProxyHandler.Reverse(
        (Request request) ->
            HttpURI.build(request.getHttpURI()).scheme("http").host("127.0.0.1").port(port));
  }

  @Override
  public void close() {
    s3mock.stop();
    try {
      FileSystemUtils.deleteRecursively(objects);
    } catch (IOException e) {
      throw new UncheckedIOException("the objects in " + objects + " can't be deleted", e);
    }
  }
}
