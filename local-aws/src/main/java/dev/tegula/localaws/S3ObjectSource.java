package dev.tegula.localaws;

import dev.tegula.localaws.imports.ObjectSource;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects of any S3 endpoint. Thread-safe. */
final class S3ObjectSource implements ObjectSource {

  private final S3Client s3;

  private S3ObjectSource(S3Client s3) {
    this.s3 = s3;
  }

  static S3ObjectSource of(URI endpoint) {
    return new S3ObjectSource(
        S3Client.builder()
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build());
  }

  @Override
  public List<String> keys(String bucket, String prefix) throws MissingBucketException {
    try {
      return s3
          .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
          .contents()
          .stream()
          .map(S3Object::key)
          .toList();
    } catch (NoSuchBucketException e) {
      throw new MissingBucketException(bucket);
    }
  }

  @Override
  public InputStream open(String bucket, String key) {
    return s3.getObject(get -> get.bucket(bucket).key(key));
  }

  @Override
  public void close() {
    s3.close();
  }
}
