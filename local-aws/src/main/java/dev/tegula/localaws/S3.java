package dev.tegula.localaws;

import com.adobe.testing.s3mock.S3MockApplication;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The S3 stand-in (s3mock), on a port of its own behind the front. Objects live in a temporary
 * folder until close.
 */
final class S3 implements AutoCloseable {

  private final S3MockApplication s3mock;

  private S3(S3MockApplication s3mock) {
    this.s3mock = s3mock;
  }

  static S3 start() {
    // Spring Boot would configure logging anew, to standard output; logback.xml has it all.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    return new S3(
        S3MockApplication.start(
            new HashMap<>(Map.of("http.port", 0, "server.port", 0, "silent", true)),
            "--spring.main.banner-mode=off",
            "--spring.main.register-shutdown-hook=false"));
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
  }
}
