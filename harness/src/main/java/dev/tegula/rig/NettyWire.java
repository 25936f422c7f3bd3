package dev.tegula.rig;

import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over kept-alive connections, one request at a time on each, driven by the thread that
 * made it: nothing is handed from thread to thread. A general client spends several times as much
 * on a request, and a generator's cost is what bounds what it can measure. Several servers are
 * asked in turn.
 */
public final class NettyWire implements Wire {

  /** For less it spins: to fall asleep and to wake takes as long. */
  private static final long SHORTEST_WAIT_NANOS = 300_000;

  /** Sleepers wake late. */
  private static final long WAKE_EARLIER_NANOS = 150_000;

  private static final long WHOLE_MILLISECOND = 1_000_000;

  private final ManualIoEventLoop loop =
      new ManualIoEventLoop(Thread.currentThread(), NioIoHandler.newFactory());
  private final Alarm alarm = new Alarm(loop::wakeup);
  private final List<ConnectionPool> servers = new ArrayList<>();
  private int turn;

  private NettyWire() {}

  /**
   * A wire to one server or several; belongs to the calling thread.
   *
   * @param urls scheme, host and port, perhaps with a path before the API's own; at least one
   * @param apiKey null when the servers need none
   * @param connectTimeout for a new connection
   */
  public static NettyWire open(List<URI> urls, @Nullable String apiKey, Duration connectTimeout)
      throws SSLException {
    NettyWire wire = new NettyWire();
    for (URI url : urls) {
      wire.servers.add(new ConnectionPool(wire.loop, WireAddress.of(url, apiKey), connectTimeout));
    }
    return wire;
  }

  @Override
  public void send(Exchange exchange, Listener listener) {
    ConnectionPool server = servers.get(turn);
    turn = turn + 1 == servers.size() ? 0 : turn + 1;
    server.send(exchange, listener);
  }

  @Override
  public void cutOff(Exchange exchange) {
    Object carrier = exchange.carrier();
    exchange.end();
    if (carrier instanceof WireConnection connection) {
      connection.forget();
    }
  }

  @Override
  public void poll(long maxWaitNanos) {
    if (maxWaitNanos >= SHORTEST_WAIT_NANOS) {
      // NIO knows whole milliseconds only: the alarm ends the wait in time.
      alarm.ringIn(maxWaitNanos - WAKE_EARLIER_NANOS);
      loop.run(Math.max(maxWaitNanos, WHOLE_MILLISECOND));
    } else if (loop.runNow() == 0) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    alarm.close();
    servers.forEach(ConnectionPool::close);
    var unused = loop.shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.MILLISECONDS);
    while (!loop.isTerminated()) {
      loop.runNow();
    }
  }
}
