package dev.tegula.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gatling as a whole, as {@code mvn gatling:test} starts it, against a server whose certificate has
 * expired; its authority is trusted.
 */
class ExpiredCertificateTest {

  private static final Path KEYS = Checkout.root().resolve("harness/src/test/resources/tls");
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private HttpsServer server;

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void simulation_expiredCertificate_endsBeforeAnyLoad() throws Exception {
    serveWith("expired.p12");

    String output = simulate();

    assertThat(output).contains(url() + ": its certificate has expired, NotAfter: ");
    assertThat(output).contains("(expected: a certificate that is valid now)");
    assertThat(asked).hasValue(0);
  }

  @Test
  void simulation_validCertificate_isNotWhatItFailsOf() throws Exception {
    serveWith("valid.p12");

    // The server knows no features: the certificate was believed and a question asked.
    assertThat(simulate()).contains(url() + ": feature service similarity: ");
    assertThat(asked).hasPositiveValue();
  }

  private void serveWith(String key) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(KEYS.resolve(key))) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
  }

  private String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it says; it must fail. */
  private String simulate() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djavax.net.ssl.trustStore=" + KEYS.resolve("trust.p12"),
                "-Djavax.net.ssl.trustStorePassword=changeit",
                "-Dtegula.target=" + url(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.gatling.app.Gatling"));
    command.addAll(List.of("-s", OnDemandJaccardSimulation.class.getName()));
    command.addAll(List.of("-rf", folder.toString()));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      String output = Files.readString(log, StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as(output).isNotZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }
}
