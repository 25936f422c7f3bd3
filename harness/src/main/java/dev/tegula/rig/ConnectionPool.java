package dev.tegula.rig;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one server, and the requests that wait for one. Belongs to the thread of its
 * loop.
 */
final class ConnectionPool {

  /** Enough for a stall of a second at some hundred requests a second; more wait here, timed. */
  static final int MAX_CONNECTIONS = 256;

  private static final int MAX_ANSWER_BYTES = 256 << 20;
  private static final int MAX_HEAD_BYTES = 64 << 10;

  private final Bootstrap bootstrap;
  private final byte[] head;

  /**
   * The one that has rested longest comes first. A server binds each connection to one of its
   * threads; were the last one used to come first, those that the slowest thread freed last would
   * stay on top, and one thread would get all the work.
   */
  private final Deque<WireConnection> idle = new ArrayDeque<>();

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int connections;
  private int connecting;
  private boolean closed;

  private record Waiting(Exchange exchange, Wire.Listener listener) {}

  /**
   * A pool without connections.
   *
   * @param connectTimeout for a new connection
   */
  ConnectionPool(EventLoop loop, WireAddress address, Duration connectTimeout) throws SSLException {
    head = address.head().getBytes(StandardCharsets.US_ASCII);
    SslContext tls = address.tls() ? SslContextBuilder.forClient().build() : null;
    bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectTimeout.toMillis())
            .remoteAddress(address.host(), address.port())
            .handler(new Initializer(address, tls));
  }

  /** Sends a request as soon as a connection is free. */
  void send(Exchange exchange, Wire.Listener listener) {
    WireConnection connection = idle.pollFirst();
    if (connection != null) {
      write(connection, exchange, listener);
      return;
    }
    waiting.addLast(new Waiting(exchange, listener));
    if (connections < MAX_CONNECTIONS && connecting < waiting.size()) {
      connect();
    }
  }

  /** No connection is made from now on. */
  void close() {
    closed = true;
  }

  /** A connection is free: it takes the next waiting request, or rests. */
  void free(WireConnection connection) {
    for (Waiting next = waiting.pollFirst(); next != null; next = waiting.pollFirst()) {
      if (!next.exchange.ended()) {
        write(connection, next.exchange, next.listener);
        return;
      }
    }
    idle.addLast(connection);
  }

  /** A connection has ended. */
  void gone(WireConnection connection) {
    connections--;
    idle.remove(connection);
    if (!closed && connecting < waiting.size()) {
      connect();
    }
  }

  private void connect() {
    connections++;
    connecting++;
    var unused =
        bootstrap
            .connect()
            .addListener(
                outcome -> {
                  // With TLS the connection calls free() once the handshake is done.
                  if (!outcome.isSuccess()) {
                    connecting--;
                    connections--;
                    refuse(String.valueOf(outcome.cause().getMessage()));
                  }
                });
  }

  /** A connection can carry requests from now on. */
  void ready(WireConnection connection) {
    connecting--;
    free(connection);
  }

  /** A connection ended before it could carry anything. */
  void neverReady(String reason) {
    connecting--;
    connections--;
    refuse(reason);
  }

  private void refuse(String reason) {
    for (Waiting next = waiting.pollFirst(); next != null; next = waiting.pollFirst()) {
      if (!next.exchange.ended()) {
        next.exchange.end();
        next.listener.broken(next.exchange, reason);
        break;
      }
    }
    // Whoever still waits must not wait for the next request.
    if (!closed && connections == 0 && !waiting.isEmpty()) {
      connect();
    }
  }

  private void write(WireConnection connection, Exchange exchange, Wire.Listener listener) {
    byte[] body = exchange.request().body();
    ByteBuf bytes = connection.allocate(head.length + 16 + body.length);
    bytes.writeBytes(head);
    bytes.writeCharSequence(Integer.toString(body.length), StandardCharsets.US_ASCII);
    bytes.writeInt(0x0D0A0D0A).writeBytes(body);
    connection.carry(exchange, listener, bytes);
  }

  private final class Initializer extends ChannelInitializer<Channel> {
    private final WireAddress address;
    private final @Nullable SslContext tls;

    Initializer(WireAddress address, @Nullable SslContext tls) {
      this.address = address;
      this.tls = tls;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (tls != null) {
        channel.pipeline().addLast(tls.newHandler(channel.alloc(), address.host(), address.port()));
      }
      channel
          .pipeline()
          .addLast(
              new HttpResponseDecoder(4096, MAX_HEAD_BYTES, 64 << 10),
              new HttpObjectAggregator(MAX_ANSWER_BYTES),
              new WireConnection(ConnectionPool.this, tls != null));
    }
  }
}
