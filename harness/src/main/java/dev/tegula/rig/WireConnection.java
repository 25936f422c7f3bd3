package dev.tegula.rig;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.jspecify.annotations.Nullable;

/** One connection, and the request that it carries. */
final class WireConnection extends SimpleChannelInboundHandler<FullHttpResponse> {

  private final ConnectionPool pool;
  private final boolean tls;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Exchange exchange;
  private Wire.@Nullable Listener listener;
  private boolean ready;
  private String failure = "the server closed the connection";

  WireConnection(ConnectionPool pool, boolean tls) {
    this.pool = pool;
    this.tls = tls;
  }

  ByteBuf allocate(int bytes) {
    return channel().alloc().buffer(bytes);
  }

  void carry(Exchange next, Wire.Listener toTell, ByteBuf bytes) {
    exchange = next;
    listener = toTell;
    next.carriedBy(this);
    var unused = channel().writeAndFlush(bytes);
  }

  /** Breaks the connection without telling anyone. */
  void forget() {
    exchange = null;
    var unused = channel().close();
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    context = active;
    if (!tls) {
      becomeReady();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext on, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
      becomeReady();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext on, FullHttpResponse response) {
    Exchange answered = exchange;
    Wire.Listener toTell = listener;
    if (answered == null || toTell == null) {
      var unused = on.close(); // nobody asked
      return;
    }
    exchange = null;
    if (response.decoderResult().isFailure()) {
      end(answered, "no HTTP answer: " + response.decoderResult().cause().getMessage());
      var unused = on.close();
      return;
    }
    byte[] body = ByteBufUtil.getBytes(response.content());
    answered.end();
    // Free before the listener hears of it, which may ask again at once.
    if (HttpUtil.isKeepAlive(response)) {
      pool.free(this);
    } else {
      var unused = on.close();
    }
    toTell.answered(answered, response.status().code(), body);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext on, Throwable cause) {
    failure = String.valueOf(cause.getMessage());
    var unused = on.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext on) {
    if (!ready) {
      pool.neverReady(failure);
      return;
    }
    Exchange lost = exchange;
    exchange = null;
    if (lost != null) {
      end(lost, failure);
    }
    pool.gone(this);
  }

  private void becomeReady() {
    ready = true;
    pool.ready(this);
  }

  private void end(Exchange lost, String reason) {
    lost.end();
    if (listener != null) {
      listener.broken(lost, reason);
    }
  }

  private io.netty.channel.Channel channel() {
    if (context == null) {
      throw new IllegalStateException("used before it was open");
    }
    return context.channel();
  }
}
