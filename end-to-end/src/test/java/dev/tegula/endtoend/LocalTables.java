package dev.tegula.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks into the tables of the stand-in over the wire, past every line of the product. */
final class LocalTables {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;

  LocalTables(String endpoint) {
    this.endpoint = URI.create(endpoint);
  }

  /** The names of the journal's entries for a table group, without the id of the backfill. */
  List<String> steps(String tableGroup) throws IOException, InterruptedException {
    List<String> steps = new ArrayList<>();
    JsonNode answer =
        call(
            "Query",
            """
            {"TableName":"tegula_journal","ConsistentRead":true,
             "KeyConditionExpression":"tableGroup = :g",
             "ExpressionAttributeValues":{":g":{"S":"%s"}}}"""
                .formatted(tableGroup));
    for (JsonNode item : answer.path("Items")) {
      String name = item.path("entry").path("S").asText();
      steps.add(name.substring(name.indexOf('/') + 1));
    }
    return steps;
  }

  /** All rows of a table, by key, in Base64. */
  Map<String, String> rows(String table) throws IOException, InterruptedException {
    Map<String, String> rows = new TreeMap<>();
    for (JsonNode item : items(table)) {
      rows.put(item.path("k").path("B").asText(), item.path("v").path("B").asText());
    }
    return rows;
  }

  private List<JsonNode> items(String table) throws IOException, InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    String start = "";
    do {
      JsonNode page =
          call("Scan", "{\"TableName\":\"" + table + "\",\"ConsistentRead\":true" + start + "}");
      page.path("Items").forEach(items::add);
      JsonNode last = page.path("LastEvaluatedKey");
      start = last.isMissingNode() ? "" : ",\"ExclusiveStartKey\":" + last;
    } while (!start.isEmpty());
    return items;
  }

  /** The active table of a group and the number of its generation, as {@code table/number}. */
  String active(String tableGroup) throws IOException, InterruptedException {
    JsonNode item =
        call(
                "GetItem",
                "{\"TableName\":\"tegula_generations\",\"ConsistentRead\":true,\"Key\":{\"tableGroup\":{\"S\":\""
                    + tableGroup
                    + "\"}}}")
            .path("Item");
    return item.path("location").path("S").asText() + "/" + item.path("number").path("N").asText();
  }

  /** The fencing tokens of the rows that have one, by key in Base64. */
  Map<String, String> fences(String table) throws IOException, InterruptedException {
    Map<String, String> fences = new TreeMap<>();
    for (JsonNode item : items(table)) {
      if (item.has("f")) {
        fences.put(item.path("k").path("B").asText(), item.path("f").path("N").asText());
      }
    }
    return fences;
  }

  /** Sets a row's fencing token, as a writer under another lease would. */
  void fence(String table, String key, String token) throws IOException, InterruptedException {
    call(
        "UpdateItem",
        """
        {"TableName":"%s","Key":{"k":{"B":"%s"}},"UpdateExpression":"SET f = :f",
         "ExpressionAttributeValues":{":f":{"N":"%s"}}}"""
            .formatted(table, key, token));
  }

  List<String> tables() throws IOException, InterruptedException {
    List<String> tables = new ArrayList<>();
    call("ListTables", "{}").path("TableNames").forEach(name -> tables.add(name.asText()));
    return tables;
  }

  /** How many imports were ever begun into tables of that name or one that begins so. */
  long imports(String table) throws IOException, InterruptedException {
    long count = 0;
    for (JsonNode summary : call("ListImports", "{\"PageSize\":25}").path("ImportSummaryList")) {
      count += summary.path("TableArn").asText().contains(":table/" + table) ? 1 : 0;
    }
    return count;
  }

  private JsonNode call(String operation, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20130101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
