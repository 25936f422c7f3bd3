package dev.tegula.backfill.load;

import dev.tegula.backfill.load.BulkLoader.LoadRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Tells one attempt of a load from all others, and an attempt that is repeated from a new one. A
 * token that is used again returns the first import whatever the request says, so that every
 * attempt must have its own.
 */
final class LoadToken {

  private LoadToken() {}

  static String of(LoadRequest request) {
    String seed =
        String.join("/", request.view(), request.backfillId(), String.valueOf(request.attempt()));
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
