package dev.tegula.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who may call: the SHA-256 hashes of the accepted keys, or anybody who sends a key at all.
 * Immutable; usable from any thread.
 */
public final class ApiKeys {

  private static final String SCHEME = "tecton-key ";
  private static final int HASH_BYTES = 32;

  private final List<byte[]> hashes;
  private final boolean any;

  private ApiKeys(List<byte[]> hashes, boolean any) {
    this.hashes = hashes;
    this.any = any;
  }

  /** Accepts every key; for a server that only its own machine reaches. */
  public static ApiKeys any() {
    return new ApiKeys(List.of(), true);
  }

  /**
   * Reads a file with one key a line: its SHA-256 in hex, then optionally a name.
   *
   * @throws IllegalArgumentException when a line is something else or there is none; the message
   *     begins with file and line
   */
  public static ApiKeys read(Path file) throws IOException {
    List<byte[]> hashes = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        hashes.add(hash(lines.get(i).strip().split("\\s+", 2)[0], file, i + 1));
      }
    }
    if (hashes.isEmpty()) {
      throw new IllegalArgumentException(file + ": no key (expected: at least one line)");
    }
    return new ApiKeys(List.copyOf(hashes), false);
  }

  /** Whether the Authorization header of a call has an accepted key. */
  boolean accept(@Nullable String authorization) {
    if (authorization == null
        || authorization.length() < SCHEME.length()
        || !authorization.substring(0, SCHEME.length()).toLowerCase(Locale.ROOT).equals(SCHEME)) {
      return false;
    }
    String key = authorization.substring(SCHEME.length()).strip();
    // A client that was built without a key sends the word instead.
    if (key.isEmpty() || key.equals("null")) {
      return false;
    }
    return any || known(sha256(key));
  }

  private boolean known(byte[] hash) {
    boolean known = false;
    for (byte[] each : hashes) {
      known |= MessageDigest.isEqual(each, hash);
    }
    return known;
  }

  private static byte[] hash(String hex, Path file, int line) {
    try {
      byte[] hash = HexFormat.of().parseHex(hex);
      if (hash.length == HASH_BYTES) {
        return hash;
      }
    } catch (IllegalArgumentException e) {
      throw malformed(file, line);
    }
    throw malformed(file, line);
  }

  /** The line itself is not repeated: it may be a key that somebody forgot to hash. */
  private static IllegalArgumentException malformed(Path file, int line) {
    return new IllegalArgumentException(
        "%s:%d: not a hash (expected: the SHA-256 of a key as 64 hexadecimal digits, then optionally a name)"
            .formatted(file, line));
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }
}
