package dev.tegula.localaws.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The database that an import fills. Implementations are thread-safe and throw {@code
 * DynamoDbException} when they refuse.
 */
public interface ImportTarget {

  /**
   * A new table.
   *
   * @param id fixed for the life of the table; one made later under the same name has another
   * @param keyTypes the key attributes and their types: S, N or B
   */
  record Table(String name, String arn, String id, Map<String, String> keyTypes) {

    public Table {
      keyTypes = Map.copyOf(keyTypes);
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
