package dev.tegula.backfill.load;

import dev.tegula.backfill.aws.AwsAccess;
import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.encode.ObjectReader;
import dev.tegula.backfill.report.BackfillException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Loads placed objects with BatchWriteItem into the table that the request names, which must exist:
 * where an import, which always makes a new table, is not wanted. Writing is repeatable, as every
 * row is whole and every key occurs once.
 */
public final class BatchWriteLoader implements BulkLoader {

  private final AwsAccess aws;
  private final DynamoDbClient dynamoDb;
  private final Pause pause;
  private final RandomGenerator random;

  /**
   * @param aws where the objects are
   * @param dynamoDb from {@link AwsAccess#dynamoDbForWrites()}
   * @param random for the jitter of pauses
   */
  public BatchWriteLoader(
      AwsAccess aws, DynamoDbClient dynamoDb, Pause pause, RandomGenerator random) {
    this.aws = aws;
    this.dynamoDb = dynamoDb;
    this.pause = pause;
    this.random = random;
  }

  @Override
  public Optional<LoadResult> load(LoadRequest request, Consumer<String> begun) {
    begun.accept(request.table());
    WriteCount all = WriteCount.NONE;
    try (ObjectStore objects = new ObjectStore(aws, request.objects().bucket())) {
      RowWriter writer = new RowWriter(dynamoDb, request.table(), pause, random);
      for (String key : objects.keys(request.objects().prefix())) {
        all = all.plus(load(objects, key, request, writer));
      }
    }
    return Optional.of(
        new LoadResult(
            request.table(),
            all.items(),
            all.items(),
            0,
            all.writeUnits(),
            Optional.empty(),
            List.of()));
  }

  private static WriteCount load(
      ObjectStore objects, String key, LoadRequest request, RowWriter writer) {
    try (ObjectReader object = new ObjectReader(objects.open(key), request.objects().encoding())) {
      return writer.write(object.items());
    } catch (IOException | IllegalArgumentException e) {
      throw new BackfillException(
          "feature view %s: s3://%s/%s: %s (expected: an object as it was placed)"
              .formatted(
                  request.view(), request.objects().bucket(), key, BackfillException.oneLine(e)),
          e);
    }
  }
}
