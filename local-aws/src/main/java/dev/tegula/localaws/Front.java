package dev.tegula.localaws;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Tells by {@code X-Amz-Target} whom a request is for: the services have it, S3 has not. */
final class Front extends Handler.Sequence {

  private final Handler dynamoDb;
  private final Handler s3;
  private final AwsJsonOperations own;

  Front(AwsJsonOperations own, Handler dynamoDb, Handler s3) {
    super(dynamoDb, s3);
    this.own = own;
    this.dynamoDb = dynamoDb;
    this.s3 = s3;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    @Nullable String target = request.getHeaders().get("X-Amz-Target");
    if (target == null) {
      return s3.handle(request, response, callback);
    }
    String operation = target.substring(target.lastIndexOf('.') + 1);
    if (!own.takes(operation)) {
      return dynamoDb.handle(request, response, callback);
    }
    BufferedRequest buffered = BufferedRequest.of(request);
    @Nullable AwsReply reply = own.answer(operation, buffered.body());
    if (reply == null) {
      return dynamoDb.handle(buffered, response, callback);
    }
    reply.write(response, callback);
    return true;
  }
}
