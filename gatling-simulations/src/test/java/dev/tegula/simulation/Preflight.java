package dev.tegula.simulation;

import dev.tegula.rig.ConnectionFailure;
import dev.tegula.simulation.SimulationSettings.Tls;
import dev.tegula.workload.ResponseCheck.Difference;
import dev.tegula.workload.WorkloadRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks a target one question for each service before load is offered, so that what is wrong is said
 * in one line. Also the only one who checks certificates: Gatling believes any.
 */
final class Preflight {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String url;
  private final SimulationSettings settings;

  Preflight(String url, SimulationSettings settings) {
    this.url = url;
    this.settings = settings;
  }

  /**
   * Checks the answers to some requests.
   *
   * @throws IllegalStateException when the target cannot be reached, is not believed, refuses the
   *     key, lacks a service or answers wrongly
   */
  void check(List<WorkloadRequest> samples) {
    HttpClient client = client();
    for (WorkloadRequest sample : samples) {
      HttpResponse<byte[]> answer = ask(client, sample);
      List<Difference> differences = sample.differences(answer.statusCode(), answer.body());
      if (answer.statusCode() == 401) {
        throw new IllegalStateException(
            url + ": refuses the API key, HTTP 401 (expected: -Dtegula.apiKey with one it knows)");
      }
      if (!differences.isEmpty()) {
        throw new IllegalStateException(
            url + ": feature service " + sample.service() + ": " + differences.get(0));
      }
    }
  }

  private HttpResponse<byte[]> ask(HttpClient client, WorkloadRequest sample) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/feature-service/get-features"))
            .timeout(PATIENCE)
            .header("Authorization", "Tecton-key " + settings.apiKey().orElse("none"))
            .POST(BodyPublishers.ofByteArray(sample.body()))
            .build();
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(url + ": " + ConnectionFailure.reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private HttpClient client() {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
    if (settings.tls() == Tls.UNVERIFIED) {
      try {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Believer()}, null);
        builder.sslContext(context);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java lacks TLS", e);
      }
    }
    return builder.build();
  }

  /** Believes every certificate and every host name, because the user said so. */
  private static final class Believer extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
