package dev.tegula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a running feature server for one vector and shows it to a person. */
@Command(
    name = "get",
    description = "One feature vector from a running server, for a person",
    mixinStandardHelpOptions = true)
final class GetCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(index = "0", paramLabel = "SERVICE", description = "the feature service")
  private String service = "";

  @Parameters(
      index = "1..*",
      paramLabel = "key=value",
      description = "the entity's join keys; a key without a value (key=) is null")
  private Map<String, String> joinKeys = new LinkedHashMap<>();

  @Option(
      names = "--target",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "the server (default: ${DEFAULT-VALUE})")
  private URI target = URI.create("");

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      defaultValue = "local",
      description = "the key to ask with; any key will do for a server without --api-keys")
  private String apiKey = "";

  @Option(
      names = "--workspace",
      defaultValue = "prod",
      description = "the workspace (default: ${DEFAULT-VALUE})")
  private String workspace = "";

  @Option(
      names = "--explain",
      description = "show where each value came from: row, tiles, window and generation")
  private boolean explain;

  @Option(names = "--json", description = "print the server's answer as it is")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    HttpResponse<String> answer = ask();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(answer.body());
      return answer.statusCode() == 200 ? 0 : 1;
    }
    JsonNode body = JSON.readTree(answer.body());
    if (answer.statusCode() != 200) {
      throw new IllegalArgumentException(
          "HTTP " + answer.statusCode() + ": " + body.path("message").asText(answer.body()));
    }
    out.print(explain ? ExplanationTable.of(body) : VectorTable.of(body));
    out.flush();
    return 0;
  }

  private HttpResponse<String> ask() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                target.resolve(explain ? "/explain" : "/api/v1/feature-service/get-features"))
            .header("Authorization", "Tecton-key " + apiKey)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(5))
            .POST(HttpRequest.BodyPublishers.ofString(requestBody()))
            .build();
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new IllegalArgumentException(
          "--target: " + target + " does not answer (expected: a running tegula serve)", e);
    }
  }

  private String requestBody() throws IOException {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode params = body.putObject("params");
    params.put("featureServiceName", service).put("workspaceName", workspace);
    ObjectNode keys = params.putObject("joinKeyMap");
    joinKeys.forEach((key, value) -> keys.put(key, value.isEmpty() ? null : value));
    params
        .putObject("metadataOptions")
        .put("includeNames", true)
        .put("includeDataTypes", true)
        .put("includeEffectiveTimes", true)
        .put("includeServingStatus", true);
    return JSON.writeValueAsString(body);
  }
}
