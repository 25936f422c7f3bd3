package dev.tegula.backfill.aws;

import java.io.Serializable;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Where AWS is. What is null comes from the SDK's standard chain, as credentials always do.
 *
 * @param endpoint replaces the endpoints of S3 and DynamoDB, for example {@code
 *     http://127.0.0.1:8000}
 */
public record AwsAccess(@Nullable String endpoint, @Nullable String region)
    implements Serializable {

  /**
   * @param environment read for {@code AWS_ENDPOINT_URL}, which the SDK knows as well, but without
   *     the path style that stand-ins need
   */
  public static AwsAccess of(
      @Nullable String endpoint, @Nullable String region, Map<String, String> environment) {
    String effective = endpoint == null ? environment.get("AWS_ENDPOINT_URL") : endpoint;
    if (effective != null && !isUrl(effective)) {
      throw new IllegalArgumentException(
          "endpoint: " + effective + " (expected: a URL such as http://127.0.0.1:8000)");
    }
    return new AwsAccess(effective, region);
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The region that was named, or that the SDK's standard chain finds; null when none does. */
  public @Nullable String effectiveRegion() {
    if (region != null) {
      return region;
    }
    try {
      return new DefaultAwsRegionProviderChain().getRegion().id();
    } catch (SdkClientException e) {
      return null;
    }
  }

  /** True when something stands in for AWS. */
  public boolean standIn() {
    return endpoint != null;
  }

  public S3Client s3() {
    S3ClientBuilder builder = S3Client.builder();
    if (region != null) {
      builder.region(Region.of(region));
    }
    if (endpoint != null) {
      // Stand-ins know neither bucket hosts nor the SDK's trailing checksums.
      builder
          .endpointOverride(URI.create(endpoint))
          .forcePathStyle(true)
          .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
          .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    }
    return builder.build();
  }

  public DynamoDbClient dynamoDb() {
    return dynamoDb(DynamoDbClient.builder());
  }

  /** Without retries: a writer that counts what it sends does them itself. */
  public DynamoDbClient dynamoDbForWrites() {
    return dynamoDb(
        DynamoDbClient.builder()
            .overrideConfiguration(
                override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())));
  }

  /** With the SDK's own patience: what a backfill publishes can wait, a server's reads cannot. */
  public DynamoDbAsyncClient dynamoDbAsync() {
    return dynamoDbAsync(DynamoDbAsyncClient.builder());
  }

  /** As {@link #dynamoDbForWrites()}, for writes side by side. */
  public DynamoDbAsyncClient dynamoDbAsyncForWrites() {
    return dynamoDbAsync(
        DynamoDbAsyncClient.builder()
            .overrideConfiguration(
                override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())));
  }

  private DynamoDbAsyncClient dynamoDbAsync(DynamoDbAsyncClientBuilder builder) {
    if (region != null) {
      builder.region(Region.of(region));
    }
    if (endpoint != null) {
      builder.endpointOverride(URI.create(endpoint));
    }
    return builder.build();
  }

  private DynamoDbClient dynamoDb(DynamoDbClientBuilder builder) {
    if (region != null) {
      builder.region(Region.of(region));
    }
    if (endpoint != null) {
      builder.endpointOverride(URI.create(endpoint));
    }
    return builder.build();
  }
}
