package dev.tegula.workload.file;

import dev.tegula.generate.GeneratedData;
import dev.tegula.workload.KeyChoice;
import dev.tegula.workload.LoadShape;
import dev.tegula.workload.Profile;
import dev.tegula.workload.Workload;
import dev.tegula.workload.Workload.ServiceLoad;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A workload file that was read: what is asked, and, when the file says so, the data to ask it of.
 *
 * @param generated empty when the data are somebody else's
 */
public record WorkloadFile(Workload workload, Optional<GeneratedData> generated) {

  static final String GENERATE = "generate";
  static final String EXPECTED_REQUESTS = "expected_requests";
  static final String REQUESTS = "requests";

  private static final String ONE_OF =
      "one of " + GENERATE + ", " + EXPECTED_REQUESTS + ", " + REQUESTS;
  private static final int MOST_SKEWED = 10;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

  /**
   * Reads a file with the values of a profile.
   *
   * @throws IllegalArgumentException when the file is missing or says what it may not; names file,
   *     field, value and what was expected
   */
  public static WorkloadFile read(Path file, Profile profile) throws IOException {
    Fields top = new Fields(file.toString(), "", document(file), profile);
    String name = top.text("name", "lower-case letters, digits, dots and hyphens");
    if (!NAME.matcher(name).matches()) {
      throw top.wrong("name", name, "lower-case letters, digits, dots and hyphens");
    }
    top.text("description", "what it is for, in a sentence");
    long seed = top.seed("seed");
    LoadShape load = load(top.child("load", "rate_per_second, warmup and duration"));
    KeyChoice keys = top.allow("keys").has("keys") ? keys(top) : new KeyChoice.Uniform();
    Optional<GeneratedData> generated = Optional.empty();
    List<ServiceLoad> services;
    long kinds = List.of(GENERATE, EXPECTED_REQUESTS, REQUESTS).stream().filter(top::has).count();
    if (kinds != 1) {
      throw new IllegalArgumentException(
          file + ": " + kinds + " kinds of requests (expected: exactly " + ONE_OF + ")");
    }
    if (top.has(GENERATE)) {
      generated =
          Optional.of(GenerateSection.read(top.child(GENERATE, "views or sets"), seed, keys));
      services = generated.get().services();
    } else if (top.has(EXPECTED_REQUESTS)) {
      services = ListedSection.expected(file, top, keys);
    } else {
      services = ListedSection.keys(file, top.child(REQUESTS, "workspace and services"), keys);
    }
    top.allow(GENERATE).allow(EXPECTED_REQUESTS).allow(REQUESTS).end();
    return new WorkloadFile(new Workload(name, profile, seed, load, services), generated);
  }

  /**
   * The data that the file makes up.
   *
   * @param file that was read, for the message
   * @throws IllegalArgumentException when it makes none up
   */
  public GeneratedData requireGenerated(Path file) {
    return generated.orElseThrow(
        () ->
            new IllegalArgumentException(
                file + ": makes no data up (expected: a file with the key generate)"));
  }

  private static LoadShape load(Fields fields) {
    double rate = fields.positive("rate_per_second");
    Duration warmup = fields.duration("warmup");
    Duration duration = fields.duration("duration");
    if (duration.isZero()) {
      throw fields.wrong("duration", "0s", "longer than 0s");
    }
    fields.end();
    return new LoadShape(rate, warmup, duration);
  }

  private static KeyChoice keys(Fields top) {
    Fields keys = top.child("keys", "{zipf: EXPONENT}, or no keys for uniform");
    double exponent = keys.positive("zipf");
    keys.end();
    if (exponent > MOST_SKEWED) {
      throw keys.wrong("zipf", exponent, "at most " + MOST_SKEWED);
    }
    return new KeyChoice.Zipf(exponent);
  }

  private static Map<?, ?> document(Path file) throws IOException {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      Object document = new Load(settings).loadFromString(Files.readString(file));
      if (document instanceof Map<?, ?> map) {
        return map;
      }
      throw new IllegalArgumentException(file + ": no mapping (expected: a workload)");
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(file + ": no such file (expected: a workload)", e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + ": not UTF-8 (expected: YAML in UTF-8)", e);
    } catch (YamlEngineException e) {
      String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
      throw new IllegalArgumentException(file + ": " + message + " (expected: YAML)", e);
    }
  }
}
