package dev.tegula.localaws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableCreationParameters;

/**
 * Requests and rows that tests import: tables have the keys {@code p} (String) and {@code c}
 * (Number).
 */
final class Imports {

  static final String BUCKET = "imports";

  private Imports() {}

  static Consumer<ImportTableRequest.Builder> json(String table, String prefix) {
    return request ->
        request
            .s3BucketSource(source -> source.s3Bucket(BUCKET).s3KeyPrefix(prefix))
            .inputFormat(InputFormat.DYNAMODB_JSON)
            .tableCreationParameters(table(table));
  }

  static TableCreationParameters table(String name) {
    return TableCreationParameters.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            attribute("p", ScalarAttributeType.S), attribute("c", ScalarAttributeType.N))
        .keySchema(key("p", KeyType.HASH), key("c", KeyType.RANGE))
        .build();
  }

  static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  static String line(String p, int c, String v) {
    return "{\"Item\":{\"p\":{\"S\":\"%s\"},\"c\":{\"N\":\"%d\"},\"v\":{\"S\":\"%s\"}}}\n"
        .formatted(p, c, v);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A stream that compresses into another. */
  interface Compressor {
    OutputStream over(OutputStream compressed) throws IOException;
  }

  static byte[] compressed(String text, Compressor compressor) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = compressor.over(bytes)) {
      out.write(bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
