package dev.tegula.localaws.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * One page of ListImports. The NextToken names the last import of the page, so that new imports
 * don't shift the next.
 */
final class ListPage {

  private static final int MAX_SIZE = 25;

  private ListPage() {}

  /**
   * The answer to a request.
   *
   * @param newestFirst all imports
   */
  static ObjectNode of(JsonNode request, List<ImportJob> newestFirst) {
    MemberChecks checks = new MemberChecks(request);
    int pageSize = checks.optionalInt("pageSize", MAX_SIZE, 1, MAX_SIZE);
    checks.done();
    String tableArn = request.path("TableArn").asText();
    List<ImportJob> matching =
        newestFirst.stream()
            .filter(job -> tableArn.isEmpty() || job.table().arn().equals(tableArn))
            .toList();
    int from = from(request.path("NextToken").asText(), matching);
    int to = Math.min(matching.size(), from + pageSize);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode summaries = answer.putArray("ImportSummaryList");
    matching.subList(from, to).forEach(job -> summaries.add(ImportDescriptions.summary(job)));
    if (to < matching.size()) {
      answer.put("NextToken", token(matching.get(to - 1)));
    }
    return answer;
  }

  private static String token(ImportJob last) {
    return Base64.getUrlEncoder().encodeToString(last.arn().getBytes(StandardCharsets.UTF_8));
  }

  /** Where the page begins; an empty token is the first. */
  private static int from(String token, List<ImportJob> jobs) {
    if (token.isEmpty()) {
      return 0;
    }
    for (int i = 0; i < jobs.size(); i++) {
      if (token(jobs.get(i)).equals(token)) {
        return i + 1;
      }
    }
    throw new AwsException("ValidationException", "Invalid NextToken: " + token);
  }
}
