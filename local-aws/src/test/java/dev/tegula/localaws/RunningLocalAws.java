package dev.tegula.localaws;

import dev.tegula.localaws.imports.ImportSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One local AWS for all test classes, as it is served, and SDK clients that differ from the
 * defaults by endpoint only.
 */
public final class RunningLocalAws implements BeforeAllCallback, ParameterResolver {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Clients.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context).clients;
  }

  private static Running running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(Running.class, key -> new Running(), Running.class);
  }

  /** Endpoint, region and dummy credentials; everything else stays the SDK's default. */
  static <B extends AwsClientBuilder<B, C>, C> B configured(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  private static final class Running implements AutoCloseable {
    private final LocalAwsServer server;
    private final Clients clients;

    Running() {
      try {
        server =
            LocalAwsServer.start(
                new LocalAwsServer.Settings(0, new ImportSettings(1, Duration.ZERO), null));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      clients = new Clients(server.endpoint());
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** What a test needs to speak with it. */
  public static final class Clients {
    private final URI endpoint;
    private final DynamoDbClient dynamoDb;
    private final S3Client s3;

    public Clients(URI endpoint) {
      this.endpoint = endpoint;
      this.dynamoDb = configured(DynamoDbClient.builder()).build();
      this.s3 = configured(S3Client.builder()).build();
    }

    public <B extends AwsClientBuilder<B, C>, C> B configured(B builder) {
      return RunningLocalAws.configured(builder, endpoint);
    }

    public URI endpoint() {
      return endpoint;
    }

    public DynamoDbClient dynamoDb() {
      return dynamoDb;
    }

    public S3Client s3() {
      return s3;
    }

    /** Imports and polls until the import has ended. */
    public ImportTableDescription imported(Consumer<ImportTableRequest.Builder> request) {
      return ended(dynamoDb.importTable(request).importTableDescription().importArn());
    }

    public ImportTableDescription ended(String importArn) {
      Instant deadline = Instant.now().plus(PATIENCE);
      while (Instant.now().isBefore(deadline)) {
        ImportTableDescription described =
            dynamoDb
                .describeImport(describe -> describe.importArn(importArn))
                .importTableDescription();
        if (described.importStatus() != ImportStatus.IN_PROGRESS) {
          return described;
        }
        Thread.onSpinWait();
      }
      throw new AssertionError(importArn + " has not ended within " + PATIENCE);
    }
  }
}
