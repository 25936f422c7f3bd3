package dev.tegula.localaws.imports;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The NextToken of ListImports: it names the last import of a page, so that new imports don't shift
 * the next.
 */
final class ListPage {

  private ListPage() {}

  static String token(ImportJob last) {
    return Base64.getUrlEncoder().encodeToString(last.arn().getBytes(StandardCharsets.UTF_8));
  }

  /** Where the page begins; an empty token is the first. */
  static int from(String token, List<ImportJob> jobs) {
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
