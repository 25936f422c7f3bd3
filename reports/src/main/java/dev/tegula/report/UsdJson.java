package dev.tegula.report;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Money in JSON: a plain number, or the word {@code unknown}. */
final class UsdJson {

  private static final String UNKNOWN = "unknown";

  private UsdJson() {}

  /** Marks a component that is money. */
  @Retention(RetentionPolicy.RUNTIME)
  @JacksonAnnotationsInside
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @JsonSerialize(using = Writer.class, nullsUsing = Writer.class)
  @JsonDeserialize(using = Reader.class)
  @interface Amount {}

  static final class Writer extends JsonSerializer<BigDecimal> {

    @Override
    public void serialize(
        @Nullable BigDecimal usd, JsonGenerator generator, SerializerProvider serializers)
        throws IOException {
      if (usd == null) {
        generator.writeString(UNKNOWN);
      } else {
        generator.writeNumber(usd);
      }
    }
  }

  static final class Reader extends JsonDeserializer<BigDecimal> {

    @Override
    public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_STRING && UNKNOWN.equals(parser.getText())) {
        return null;
      }
      if (!parser.currentToken().isNumeric()) {
        throw context.weirdStringException(
            parser.getText(), BigDecimal.class, "expected: a number or \"unknown\"");
      }
      return parser.getDecimalValue();
    }
  }
}
