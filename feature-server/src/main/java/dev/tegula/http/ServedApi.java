package dev.tegula.http;

import dev.tegula.service.ServingEngine;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What all event loops of a server share: the services, who may call, and the counters. Immutable
 * but for the counters; usable from any thread.
 */
public final class ServedApi {

  private final String workspace;
  private final Map<String, PublishedService> services;
  private final ServingEngine engine;
  private final ApiKeys keys;
  private final boolean coerceNullCountsToZero;
  private final ServerMetrics metrics = new ServerMetrics();

  /**
   * @param workspace the only one that callers may name
   * @param coerceNullCountsToZero for calls that do not say
   */
  public ServedApi(
      String workspace, ServingEngine engine, ApiKeys keys, boolean coerceNullCountsToZero) {
    this.workspace = workspace;
    this.engine = engine;
    this.keys = keys;
    this.coerceNullCountsToZero = coerceNullCountsToZero;
    this.services =
        engine.services().stream()
            .map(PublishedService::new)
            .collect(
                Collectors.toUnmodifiableMap(
                    published -> published.service().plan().service(), published -> published));
  }

  ServerMetrics metrics() {
    return metrics;
  }

  ApiKeys keys() {
    return keys;
  }

  boolean coerceNullCountsToZero() {
    return coerceNullCountsToZero;
  }

  /** Why not every service can be answered now, if so. */
  Optional<String> unreadyReason() {
    return engine.services().stream()
        .flatMap(service -> service.unreadyReason().stream())
        .findFirst();
  }

  /**
   * The service that a call names.
   *
   * @throws ApiException when it names none, or one that does not exist
   */
  PublishedService service(GetFeaturesRequest request) {
    String name = request.serviceName;
    if (name == null) {
      throw ApiException.invalid("feature_service_name: missing (expected: a feature service)");
    }
    PublishedService published = services.get(name);
    boolean elsewhere = request.workspaceName != null && !request.workspaceName.equals(workspace);
    if (published == null || elsewhere) {
      throw new ApiException(
          ApiStatus.NOT_FOUND,
          "feature service %s: not found in workspace %s"
              .formatted(name, elsewhere ? request.workspaceName : workspace));
    }
    return published;
  }
}
