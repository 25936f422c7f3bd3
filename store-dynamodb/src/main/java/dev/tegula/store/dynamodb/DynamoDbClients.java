package dev.tegula.store.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

/**
 * Builds SDK clients with everything pinned that the SDK would otherwise choose for patient
 * callers: its defaults try nine times.
 */
public final class DynamoDbClients {

  private static final int MAX_ATTEMPTS = 2;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /**
   * For an answer, and for a connection of the pool: a first connection may wait for a busy
   * machine, and how long a request may wait is its deadline's business.
   */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

  private DynamoDbClients() {}

  /**
   * Opens a client. Credentials come from the SDK's standard chain, and so do endpoint and region
   * where they are empty.
   *
   * @param endpoint used as it is for every call, for example {@code http://127.0.0.1:8000}
   * @param maxConcurrency connections, hence calls in flight: HTTP/1.1 does not share them
   * @throws IllegalArgumentException when the endpoint is no URL or no region is known
   */
  public static DynamoDbAsyncClient open(
      Optional<String> endpoint, Optional<String> region, int maxConcurrency) {
    DynamoDbAsyncClientBuilder builder =
        DynamoDbAsyncClient.builder()
            .httpClientBuilder(
                NettyNioAsyncHttpClient.builder()
                    .maxConcurrency(maxConcurrency)
                    .connectionTimeout(CONNECT_TIMEOUT)
                    .connectionAcquisitionTimeout(READ_TIMEOUT)
                    .readTimeout(READ_TIMEOUT))
            .overrideConfiguration(
                override ->
                    override.retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(MAX_ATTEMPTS)
                            .build()));
    region.ifPresent(name -> builder.region(Region.of(name)));
    endpoint.ifPresent(url -> useAlways(builder, url));
    try {
      return builder.build();
    } catch (SdkClientException e) {
      throw new IllegalArgumentException(
          "region: none (expected: an option, AWS_REGION or a profile that names one)", e);
    }
  }

  /**
   * The SDK's own endpoint rules run again for each table that a call names, as their cache holds
   * one entry (aws-sdk-java-v2#6847); a fixed answer costs nothing.
   */
  private static void useAlways(DynamoDbAsyncClientBuilder builder, String url) {
    URI uri = parse(url);
    Endpoint endpoint = Endpoint.builder().url(uri).build();
    builder
        .endpointOverride(uri)
        .endpointProvider(parameters -> CompletableFuture.completedFuture(endpoint));
  }

  private static URI parse(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below in the project's own words.
    }
    throw new IllegalArgumentException(
        "endpoint: " + url + " (expected: a URL such as http://127.0.0.1:8000)");
  }
}
