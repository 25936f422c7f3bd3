package dev.tegula.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.rig.FakeServer;
import dev.tegula.rig.Requests;
import dev.tegula.workload.ExpectedRequests;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Load over TLS, with an authority that the JVM trusts. */
class TlsTest {

  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @BeforeEach
  void trust() throws IOException, URISyntaxException {
    System.setProperty(
        TRUST_STORE, Path.of(TlsTest.class.getResource("/tls/trust.p12").toURI()).toString());
    System.setProperty(TRUST_STORE_PASSWORD, "changeit");
    ExpectedRequests.write(folder.resolve("requests.jsonl"), Requests.of(10));
  }

  @AfterEach
  void distrust() {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE_PASSWORD);
  }

  private int load(FakeServer server) {
    return load(server.url().toString());
  }

  private int load(String url) {
    CommandLine line = LoadMain.commandLine(new Interruption());
    PrintWriter to = new PrintWriter(err, true);
    line.getSubcommands().values().forEach(command -> command.setErr(to).setOut(to));
    return line.execute(
        "load",
        "--requests",
        folder.resolve("requests.jsonl").toString(),
        "--target",
        url,
        "--rate",
        "10",
        "--warmup",
        "2s",
        "--duration",
        "2s",
        "--out",
        folder.resolve("run").toString());
  }

  @Test
  void load_certificateOfATrustedAuthority_isOk() {
    try (FakeServer server = FakeServer.withKey("tls/valid.p12")) {
      assertThat(load(server)).as(err.toString()).isZero();
      assertThat(server.requests()).isGreaterThan(20);
    }
  }

  @Test
  void load_schemeInUpperCase_isTlsAllTheSame() {
    try (FakeServer server = FakeServer.withKey("tls/valid.p12")) {
      assertThat(load(server.url().toString().replace("https:", "HTTPS:")))
          .as(err.toString())
          .isZero();
    }
  }

  @Test
  void load_expiredCertificate_isOneLine() {
    try (FakeServer server = FakeServer.withKey("tls/expired.p12")) {
      assertThat(load(server)).isEqualTo(1);

      assertThat(err.toString()).hasLineCount(1).contains("certificate has expired");
      assertThat(folder.resolve("run")).doesNotExist();
    }
  }

  @Test
  void load_unknownAuthority_isOneLine() {
    distrust();
    try (FakeServer server = FakeServer.withKey("tls/valid.p12")) {
      assertThat(load(server)).isEqualTo(1);

      assertThat(err.toString()).hasLineCount(1).contains("cannot be reached");
    }
  }
}
