package dev.tegula.localaws;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Tells by {@code X-Amz-Target} whom a request is for: the services have it, S3 has not. */
final class Front extends Handler.Sequence {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Handler dynamoDb;
  private final Handler s3;
  private final AwsJsonOperations own;
  private final @Nullable CalledActions calls;

  /**
   * @param calls null when nobody wants to know them
   */
  Front(AwsJsonOperations own, Handler dynamoDb, Handler s3, @Nullable CalledActions calls) {
    super(dynamoDb, s3);
    this.own = own;
    this.calls = calls;
    this.dynamoDb = dynamoDb;
    this.s3 = s3;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    @Nullable String target = request.getHeaders().get("X-Amz-Target");
    if (target == null) {
      if (calls != null) {
        calls.s3(request);
      }
      return s3.handle(request, response, callback);
    }
    String operation = target.substring(target.lastIndexOf('.') + 1);
    if (calls == null && !own.takes(operation)) {
      return dynamoDb.handle(request, response, callback);
    }
    BufferedRequest buffered = BufferedRequest.of(request);
    if (calls != null) {
      calls.json(request, operation, JSON.readTree(buffered.body()));
    }
    @Nullable AwsReply reply = own.answer(operation, buffered.body());
    if (reply == null) {
      return dynamoDb.handle(buffered, response, callback);
    }
    reply.write(response, callback);
    return true;
  }
}
