package dev.tegula.backfill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.load.TableSettings.Warm;
import dev.tegula.backfill.report.BackfillException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TableWarmThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

class TableSettingsTest {

  private static final TableSettings ALL =
      new TableSettings(true, "x", Map.of("team", "ml"), new Warm(30_000, 4_000));

  private final SlowTable table = new SlowTable();
  private final List<Long> pauses = new ArrayList<>();

  @Test
  void apply_allSettings_areMadeOnceTheTableTakesThem() {
    table.creating = 2;
    table.backupsUnavailable = 3;
    assertThat(ALL.apply(table, "t", pauses::add)).contains(new Warm(30_000, 4_000));
    assertThat(table.calls)
        .containsExactly("recovery true", "ttl x true", "tag team=ml", "warm 30000/4000");
    assertThat(pauses).hasSize(2 + 3);
  }

  @Test
  void apply_again_changesNothing() {
    table.ttlAttribute = "x";
    ALL.apply(table, "t", pauses::add);
    assertThat(table.calls).doesNotContain("ttl x true");
  }

  @Test
  void apply_nothing_tellsTheWarmThroughput() {
    assertThat(TableSettings.NONE.apply(table, "t", pauses::add)).contains(new Warm(12_000, 4_000));
    assertThat(table.calls).isEmpty();
  }

  @Test
  void apply_refusedSetting_isNamed() {
    table.backupsUnavailable = Integer.MAX_VALUE;
    assertThatThrownBy(() -> ALL.apply(table, "t", pauses::add))
        .isInstanceOf(BackfillException.class)
        .hasMessage("table t: point in time recovery: not yet");
    table.backupsUnavailable = 0;
    table.tagsRefused = true;
    assertThatThrownBy(() -> ALL.apply(table, "t", pauses::add)).hasMessage("table t: tags: no");
  }

  /** A table that becomes what it is to be in its own time. */
  private static final class SlowTable implements DynamoDbClient {

    private final List<String> calls = new ArrayList<>();
    private int creating;
    private int backupsUnavailable;
    private boolean tagsRefused;
    private String ttlAttribute = "";
    private long reads = 12_000;

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
      TableStatus status = creating-- > 0 ? TableStatus.CREATING : TableStatus.ACTIVE;
      TableWarmThroughputDescription warm =
          TableWarmThroughputDescription.builder()
              .readUnitsPerSecond(reads)
              .writeUnitsPerSecond(4_000L)
              .build();
      return DescribeTableResponse.builder()
          .table(t -> t.tableStatus(status).tableArn("arn").warmThroughput(warm))
          .build();
    }

    @Override
    public UpdateContinuousBackupsResponse updateContinuousBackups(
        UpdateContinuousBackupsRequest request) {
      if (backupsUnavailable-- > 0) {
        throw ContinuousBackupsUnavailableException.builder().message("not yet").build();
      }
      calls.add(
          "recovery " + request.pointInTimeRecoverySpecification().pointInTimeRecoveryEnabled());
      return UpdateContinuousBackupsResponse.builder().build();
    }

    @Override
    public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
      return DescribeTimeToLiveResponse.builder()
          .timeToLiveDescription(ttl -> ttl.attributeName(ttlAttribute))
          .build();
    }

    @Override
    public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
      calls.add(
          "ttl "
              + request.timeToLiveSpecification().attributeName()
              + " "
              + request.timeToLiveSpecification().enabled());
      return UpdateTimeToLiveResponse.builder().build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
      if (tagsRefused) {
        throw DynamoDbException.builder().message("no").build();
      }
      request.tags().forEach(tag -> calls.add("tag " + tag.key() + "=" + tag.value()));
      return TagResourceResponse.builder().build();
    }

    @Override
    public UpdateTableResponse updateTable(UpdateTableRequest request) {
      reads = request.warmThroughput().readUnitsPerSecond();
      calls.add("warm " + reads + "/" + request.warmThroughput().writeUnitsPerSecond());
      return UpdateTableResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }
}
