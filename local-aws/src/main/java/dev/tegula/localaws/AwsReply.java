package dev.tegula.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.localaws.imports.AwsException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An answer in the AWS JSON 1.0 protocol: a body, or a client's error. */
record AwsReply(int status, JsonNode body) {

  static AwsReply of(JsonNode body) {
    return new AwsReply(200, body);
  }

  static AwsReply of(AwsException refusal) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", "com.amazonaws.dynamodb.v20120810#" + refusal.code());
    body.put("message", refusal.getMessage());
    return new AwsReply(400, body);
  }

  void write(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }
}
