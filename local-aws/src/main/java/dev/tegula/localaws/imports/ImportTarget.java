package dev.tegula.localaws.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The database that an import fills. Implementations are thread-safe and throw {@code
 * DynamoDbException} when they refuse.
 */
public interface ImportTarget {

  /**
   * A new table.
   *
   * @param keyTypes the key attributes and their types: S, N or B
   */
  record Table(String name, String arn, Map<String, String> keyTypes) {

    public static Table of(TableDescription described) {
      Map<String, String> keyTypes = new LinkedHashMap<>();
      for (KeySchemaElement key : described.keySchema()) {
        for (AttributeDefinition attribute : described.attributeDefinitions()) {
          if (attribute.attributeName().equals(key.attributeName())) {
            keyTypes.put(key.attributeName(), attribute.attributeTypeAsString());
          }
        }
      }
      return new Table(described.tableName(), described.tableArn(), keyTypes);
    }
  }

  /** Creates a table from the members of a CreateTable request. */
  Table createTable(JsonNode parameters);

  void deleteTable(String table);

  boolean exists(String table);

  /** Writes at most 25 items with distinct keys; all of them, or it throws. */
  void putAll(String table, List<Map<String, AttributeValue>> items);

  void put(String table, Map<String, AttributeValue> item);
}
