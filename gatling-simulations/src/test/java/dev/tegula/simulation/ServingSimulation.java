package dev.tegula.simulation;

import static io.gatling.javaapi.core.CoreDsl.ByteArrayBody;
import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.tegula.simulation.SimulationSettings.Connections;
import dev.tegula.workload.Workload;
import dev.tegula.workload.WorkloadRequest;
import dev.tegula.workload.file.WorkloadFile;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A workload against a feature server in the open model: users arrive at a rate that no answer can
 * slow down, and each asks once. Warm-up requests have names of their own and no assertion.
 */
abstract class ServingSimulation extends Simulation {

  private static final String PATH = "/api/v1/feature-service/get-features";
  private static final String WARM_UP = "warm-up ";

  /** The published service level: p99 below 100 ms. */
  private static final double SLO_PERCENTILE = 99;

  private static final int SLO_MILLIS = 100;

  /** The published error rate: below 0.00001 %. */
  private static final double FAILED_PERCENT = 0.00001;

  private final SimulationSettings settings;
  private final SimulationLoad load;
  private final CountedFeeder measured;
  private final Optional<OwnServer> server;

  /**
   * A simulation of a workload file.
   *
   * @param file of the workload
   */
  ServingSimulation(SimulationSettings settings, Path file) {
    this.settings = settings;
    WorkloadFile read = read(file);
    Workload workload = read.workload();
    this.load = SimulationLoad.of(settings, workload.load());
    this.server =
        settings.target().isPresent()
            ? Optional.empty()
            : Optional.of(OwnServer.start(file, read, settings.profile()));
    String url =
        settings
            .target()
            .map(target -> target.toString().replaceAll("/+$", ""))
            .orElseGet(() -> server.orElseThrow().url());
    new Preflight(url, settings).check(workload.samples());
    CountedFeeder warming =
        new CountedFeeder(workload.open(new Workload.Stream(0, 2)), System::nanoTime);
    this.measured = new CountedFeeder(workload.open(new Workload.Stream(1, 2)), System::nanoTime);
    setUp(population(workload, warming)).protocols(protocol(url)).assertions(assertions(workload));
    System.out.println(workload.name() + " at " + url + ": " + load + ", " + connections());
  }

  /** Says what was offered and what was started, and stops the server that was started for it. */
  @Override
  public void after() {
    server.ifPresent(OwnServer::close);
    System.out.printf(
        Locale.ROOT,
        "offered %.1f requests/s, started %.1f requests/s (%.1f %%), %d requests, %s%n",
        load.ratePerSecond(),
        measured.startedPerSecond(),
        100 * measured.startedPerSecond() / load.ratePerSecond(),
        measured.started(),
        connections());
  }

  private String connections() {
    return settings.connections() == Connections.SHARED
        ? "connections shared"
        : "a connection for each user";
  }

  private PopulationBuilder population(Workload workload, CountedFeeder warming) {
    String name = workload.name() + ", " + connections();
    PopulationBuilder steady =
        scenario(name)
            .exec(ask(measured, ""))
            .injectOpen(constantUsersPerSec(load.ratePerSecond()).during(load.duration()));
    if (load.warmup().isZero()) {
      return steady;
    }
    return scenario(WARM_UP + name)
        .exec(ask(warming, WARM_UP))
        .injectOpen(constantUsersPerSec(load.ratePerSecond()).during(load.warmup()))
        .andThen(steady);
  }

  private static ChainBuilder ask(CountedFeeder feeder, String prefix) {
    return feed(feeder)
        .exec(
            http(session -> prefix + request(session).service())
                .post(PATH)
                .body(ByteArrayBody(session -> request(session).body()))
                .check(
                    status().is(200),
                    bodyBytes().validate("every value is right", ServingSimulation::verify)));
  }

  private static byte[] verify(byte[] answer, Session session) {
    WorkloadRequest request = request(session);
    if (!request.matches(answer)) {
      throw new IllegalStateException("wrong answer: " + request.differences(200, answer).get(0));
    }
    return answer;
  }

  private static WorkloadRequest request(Session session) {
    WorkloadRequest request = session.get(CountedFeeder.REQUEST);
    if (request == null) {
      throw new IllegalStateException("the session has no request (expected: fed before)");
    }
    return request;
  }

  private HttpProtocolBuilder protocol(String url) {
    HttpProtocolBuilder protocol =
        http.baseUrl(url)
            .disableWarmUp()
            .header("Authorization", "Tecton-key " + settings.apiKey().orElse("none"))
            .header("Content-Type", "application/json");
    return settings.connections() == Connections.SHARED ? protocol.shareConnections() : protocol;
  }

  private static Assertion[] assertions(Workload workload) {
    List<Assertion> assertions = new ArrayList<>();
    for (Workload.ServiceLoad service : workload.services()) {
      assertions.add(
          details(service.service()).responseTime().percentile(SLO_PERCENTILE).lt(SLO_MILLIS));
      assertions.add(details(service.service()).failedRequests().percent().lt(FAILED_PERCENT));
    }
    return assertions.toArray(Assertion[]::new);
  }

  private WorkloadFile read(Path file) {
    try {
      return WorkloadFile.read(file, settings.profile());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }
}
