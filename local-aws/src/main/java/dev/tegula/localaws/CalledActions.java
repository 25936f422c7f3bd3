package dev.tegula.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Writes down which IAM actions callers need, one line each time that one is new: access key,
 * action, resource. So a policy can be compared with what was really called. Thread-safe.
 */
final class CalledActions {

  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,]+)/");
  private static final String IMPORT_LOGS = "log-group:/aws-dynamodb/imports";

  private static final String COPY_SOURCE = "x-amz-copy-source";

  /** What an import does with the rights of its caller. */
  private static final List<String> LOGS_OF_IMPORTS =
      List.of(
          "logs:CreateLogGroup",
          "logs:CreateLogStream",
          "logs:DescribeLogGroups",
          "logs:DescribeLogStreams",
          "logs:PutLogEvents",
          "logs:PutRetentionPolicy");

  private final Path file;
  private final Set<String> known = new HashSet<>();

  /**
   * @param file appended to
   */
  CalledActions(Path file) {
    this.file = file;
  }

  /** A call in the AWS JSON protocol. */
  void json(Request request, String operation, JsonNode body) {
    String caller = caller(request);
    if (operation.equals("GetLogEvents")) {
      add(caller, "logs:GetLogEvents", IMPORT_LOGS);
      return;
    }
    if (operation.equals("TransactWriteItems") || operation.equals("TransactGetItems")) {
      transaction(caller, body);
      return;
    }
    for (String resource : resources(body)) {
      add(caller, "dynamodb:" + operation, resource);
    }
    if (operation.equals("ImportTable")) {
      String bucket = body.path("S3BucketSource").path("S3Bucket").asText();
      add(caller, "s3:ListBucket", bucket);
      add(caller, "s3:GetObject", bucket + "/*");
      LOGS_OF_IMPORTS.forEach(action -> add(caller, action, IMPORT_LOGS));
    }
  }

  /** A transaction has no right of its own: each of its parts needs the right for itself. */
  private void transaction(String caller, JsonNode body) {
    for (JsonNode item : body.path("TransactItems")) {
      item.properties()
          .forEach(
              part -> {
                // Put, Update, Delete, ConditionCheck or Get.
                String action = "dynamodb:" + part.getKey() + "Item";
                resources(part.getValue()).forEach(table -> add(caller, action, table));
              });
    }
  }

  private static List<String> resources(JsonNode body) {
    for (String member : List.of("ResourceArn", "ImportArn")) {
      String arn = body.path(member).asText();
      if (!arn.isEmpty()) {
        return List.of(arn.substring(arn.indexOf(":table/") + 1));
      }
    }
    List<String> tables = DynamoDb.tablesOf(body);
    return tables.isEmpty() ? List.of("*") : tables.stream().map(name -> "table/" + name).toList();
  }

  /** A call of S3, path style. */
  void s3(Request request) {
    String[] path = Request.getPathInContext(request).substring(1).split("/", 2);
    boolean object = path.length == 2 && !path[1].isEmpty();
    @Nullable String query = request.getHttpURI().getQuery();
    String action = s3Action(request.getMethod(), object, query == null ? "" : query);
    boolean onObjects = object || action.equals("s3:DeleteObject");
    add(caller(request), action, onObjects ? path[0] + "/*" : path[0]);
    @Nullable String source = request.getHeaders().get(COPY_SOURCE);
    if (source != null) {
      add(caller(request), "s3:GetObject", copiedBucket(source) + "/*");
    }
  }

  /** Of {@code bucket/key} or {@code /bucket/key}. */
  private static String copiedBucket(String source) {
    String path = source.startsWith("/") ? source.substring(1) : source;
    return path.split("/", 2)[0];
  }

  private static String s3Action(String method, boolean object, String query) {
    return switch (method) {
      case "GET", "HEAD" -> object ? "s3:GetObject" : "s3:ListBucket";
      case "PUT" -> object ? "s3:PutObject" : "s3:CreateBucket";
      case "POST" -> query.startsWith("delete") ? "s3:DeleteObject" : "s3:PutObject";
      case "DELETE" -> {
        String deleted =
            query.contains("uploadId=") ? "s3:AbortMultipartUpload" : "s3:DeleteObject";
        yield object ? deleted : "s3:DeleteBucket";
      }
      default -> "s3:" + method;
    };
  }

  private static String caller(Request request) {
    @Nullable String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    Matcher credential = CREDENTIAL.matcher(authorization == null ? "" : authorization);
    return credential.find() ? credential.group(1) : "anonymous";
  }

  private synchronized void add(String caller, String action, String resource) {
    String line = caller + " " + action + " " + resource;
    if (known.add(line)) {
      try {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
