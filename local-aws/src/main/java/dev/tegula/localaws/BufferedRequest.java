package dev.tegula.localaws;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request whose body was read already and can be read once more by the handler behind. */
final class BufferedRequest extends Request.Wrapper {

  private final byte[] body;
  private final ByteBufferContentSource again;

  private BufferedRequest(Request request, byte[] body) {
    super(request);
    this.body = body;
    this.again = new ByteBufferContentSource(ByteBuffer.wrap(body));
  }

  static BufferedRequest of(Request request) throws IOException {
    return new BufferedRequest(request, Content.Source.asInputStream(request).readAllBytes());
  }

  byte[] body() {
    return body;
  }

  @Override
  public Content.@Nullable Chunk read() {
    return again.read();
  }

  @Override
  public void demand(Runnable demandCallback) {
    again.demand(demandCallback);
  }

  @Override
  public void fail(Throwable failure) {
    again.fail(failure);
  }

  @Override
  public long getLength() {
    return body.length;
  }
}
