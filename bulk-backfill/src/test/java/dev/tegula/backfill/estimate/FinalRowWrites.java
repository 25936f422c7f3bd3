package dev.tegula.backfill.estimate;

import dev.tegula.backfill.aws.AwsAccess;
import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.load.BulkLoader;
import dev.tegula.backfill.load.NewTable;
import dev.tegula.backfill.load.RowWriter;
import dev.tegula.backfill.load.WriteCount;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.run.BackfillSpark;
import dev.tegula.backfill.stage.Sources;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.repository.RepositoryReader;
import dev.tegula.tile.RowBuilder;
import dev.tegula.tile.ViewLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Writes the final values of every entity of a view into a table, as a daily refresh by row writes
 * of final values would have to, and prints what was consumed as one line of JSON. A measurement:
 * the product itself keeps tiles.
 */
public final class FinalRowWrites {

  private FinalRowWrites() {}

  /**
   * @param arguments repository, view, endpoint
   */
  public static void main(String[] arguments) throws IOException {
    FeatureView view =
        RepositoryReader.read(Path.of(arguments[0])).featureView(arguments[1]).orElseThrow();
    AwsAccess aws = new AwsAccess(arguments[2], "us-east-1");
    List<PackedItem> items;
    try (SparkSession spark = BackfillSpark.start()) {
      Sources.register(spark, List.of(view));
      items = items(spark, BackfillPlan.of(view, BackfillPlan.range(view, 0), List.of()));
    }
    try (DynamoDbClient dynamoDb = aws.dynamoDbForWrites()) {
      String table = "tegula_final_" + view.name();
      new NewTable(dynamoDb, Thread::sleep)
          .make(
              new BulkLoader.LoadRequest(
                  view.name(), "final", 1, table, BulkLoader.Objects.NONE, Optional.empty()));
      print(
          new RowWriter(dynamoDb, table, Thread::sleep, new Random(1)).write(items.iterator()),
          items);
    }
  }

  private static List<PackedItem> items(SparkSession spark, BackfillPlan plan) {
    ViewLayout layout = ViewLayout.of(plan.view());
    RowBuilder builder = new RowBuilder(layout);
    SampledRow sampled = new SampledRow(layout);
    JoinKeyEncoder encoder = new JoinKeyEncoder(plan.view().joinKeys());
    List<PackedItem> items = new ArrayList<>();
    for (Iterator<List<Row>> entities = new SampledEntities(spark, plan).draw(1);
        entities.hasNext(); ) {
      List<Row> rows = entities.next();
      builder.begin();
      rows.forEach(row -> builder.add(row.<Long>getAs(SampledEntities.MICROS), sampled.over(row)));
      List<Object> key =
          plan.view().joinKeys().stream()
              .map(JoinKey::name)
              .map(rows.get(0)::<Object>getAs)
              .toList();
      items.add(PackedItem.of(encoder.encode(key), builder.finishFinal(plan.leadingEdgeMicros())));
    }
    return items;
  }

  private static void print(WriteCount count, List<PackedItem> items) {
    System.out.printf(
        Locale.ROOT,
        "{\"items\": %d, \"writeUnits\": %.1f, \"itemBytes\": %d, \"importBytes\": %d}%n",
        count.items(),
        count.writeUnits(),
        items.stream().mapToLong(PackedItem::sizeBytes).sum(),
        items.stream().mapToLong(ImportFormat.ION::lineBytes).sum());
  }
}
