package dev.tegula.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * How result records look in JSON: as declared, indented, instants in ISO-8601, no unknown and no
 * missing numbers.
 */
public final class ResultJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantDeserializer()))
          .enable(
              SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private ResultJson() {}

  /** A record as JSON text that ends with a line feed. */
  public static String write(Object result) {
    try {
      return MAPPER.writeValueAsString(result) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON for " + result.getClass(), e);
    }
  }

  /**
   * A record from JSON text.
   *
   * @param source names the text in errors
   * @throws IOException with one line that names the source and what is wrong in it
   */
  public static <T> T parse(String json, Class<T> type, String source) throws IOException {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      String problem = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
      var at = e.getLocation();
      throw new IOException(source + (at == null ? "" : ":" + at.getLineNr()) + ": " + problem, e);
    }
  }

  /**
   * A record from a file.
   *
   * @throws IOException with one line that names the file and what is wrong with it
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    return parse(Files.readString(file, StandardCharsets.UTF_8), type, file.toString());
  }

  private static final class InstantDeserializer extends FromStringDeserializer<Instant> {

    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String value, DeserializationContext context) {
      return Instant.parse(value);
    }
  }
}
