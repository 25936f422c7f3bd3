package dev.tegula.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.localaws.RunningLocalAws.Clients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableWarmThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** What DynamoDB Local refuses is told again, and is gone with the table. */
@ExtendWith(RunningLocalAws.class)
class TableSettingsTest {

  @Test
  void tagResource_thenListTags_tellsThem(Clients aws) {
    String arn = create(aws.dynamoDb(), "tagged");
    Tag team = Tag.builder().key("team").value("ml").build();
    Tag view = Tag.builder().key("view").value("v").build();

    aws.dynamoDb().tagResource(tag -> tag.resourceArn(arn).tags(team));
    aws.dynamoDb().tagResource(tag -> tag.resourceArn(arn).tags(view));

    assertThat(aws.dynamoDb().listTagsOfResource(of -> of.resourceArn(arn)).tags())
        .containsExactly(team, view);
    aws.dynamoDb().untagResource(tag -> tag.resourceArn(arn).tagKeys("team"));
    assertThat(aws.dynamoDb().listTagsOfResource(of -> of.resourceArn(arn)).tags())
        .containsExactly(view);
    aws.dynamoDb().deleteTable(of -> of.tableName("tagged"));
    create(aws.dynamoDb(), "tagged");
    assertThat(aws.dynamoDb().listTagsOfResource(of -> of.resourceArn(arn)).tags()).isEmpty();
  }

  @Test
  void updateContinuousBackups_thenDescribe_tellsRecovery(Clients aws) {
    create(aws.dynamoDb(), "recoverable");
    assertThat(recovery(aws)).isEqualTo(PointInTimeRecoveryStatus.DISABLED);

    aws.dynamoDb()
        .updateContinuousBackups(
            update ->
                update
                    .tableName("recoverable")
                    .pointInTimeRecoverySpecification(
                        on -> on.pointInTimeRecoveryEnabled(true).recoveryPeriodInDays(7)));

    assertThat(recovery(aws)).isEqualTo(PointInTimeRecoveryStatus.ENABLED);
  }

  private static PointInTimeRecoveryStatus recovery(Clients aws) {
    return aws.dynamoDb()
        .describeContinuousBackups(of -> of.tableName("recoverable"))
        .continuousBackupsDescription()
        .pointInTimeRecoveryDescription()
        .pointInTimeRecoveryStatus();
  }

  @Test
  void updateTable_warmThroughput_canOnlyBeRaised(Clients aws) {
    create(aws.dynamoDb(), "warm");
    assertThat(warm(aws)).extracting("readUnitsPerSecond").isEqualTo(12_000L);

    aws.dynamoDb()
        .updateTable(
            of -> of.tableName("warm").warmThroughput(units -> units.readUnitsPerSecond(30_000L)));

    assertThat(warm(aws).readUnitsPerSecond()).isEqualTo(30_000);
    assertThat(warm(aws).writeUnitsPerSecond()).isEqualTo(4_000);
    assertThatThrownBy(
            () ->
                aws.dynamoDb()
                    .updateTable(
                        of ->
                            of.tableName("warm")
                                .warmThroughput(units -> units.readUnitsPerSecond(1L))))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("WarmThroughput");
  }

  private static TableWarmThroughputDescription warm(Clients aws) {
    return aws.dynamoDb().describeTable(of -> of.tableName("warm")).table().warmThroughput();
  }

  @Test
  void updateTimeToLive_thenDescribe_tellsIt(Clients aws) {
    create(aws.dynamoDb(), "expiring");

    aws.dynamoDb()
        .updateTimeToLive(
            of ->
                of.tableName("expiring")
                    .timeToLiveSpecification(on -> on.enabled(true).attributeName("e")));

    assertThat(
            aws.dynamoDb()
                .describeTimeToLive(of -> of.tableName("expiring"))
                .timeToLiveDescription()
                .timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.ENABLED);
  }

  @Test
  void tagResource_missingTable_isResourceNotFound(Clients aws) {
    assertThatThrownBy(
            () ->
                aws.dynamoDb()
                    .listTagsOfResource(
                        of -> of.resourceArn("arn:aws:dynamodb:r:0:table/no_such_table")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private static String create(DynamoDbClient client, String name) {
    return client
        .createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(Imports.table(name).attributeDefinitions())
                    .keySchema(Imports.table(name).keySchema()))
        .tableDescription()
        .tableArn();
  }
}
