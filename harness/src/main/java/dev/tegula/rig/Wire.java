package dev.tegula.rig;

/**
 * Carries requests to a server and answers back. Does nothing but in {@link #send}, {@link #cutOff}
 * and {@link #poll}; belongs to one thread.
 */
public interface Wire extends AutoCloseable {

  /** Who is told of answers, within {@link Wire#poll} or {@link Wire#send}. */
  interface Listener {

    /** A complete answer; the body belongs to the listener. */
    void answered(Exchange exchange, int status, byte[] body);

    /** No connection, or one that broke before the answer was complete. */
    void broken(Exchange exchange, String reason);
  }

  /** Sends the request of an exchange, as soon as a connection is free. */
  void send(Exchange exchange, Listener listener);

  /** Forgets an exchange and breaks its connection; its listener is not told. */
  void cutOff(Exchange exchange);

  /**
   * Moves what can be moved.
   *
   * @param maxWaitNanos how long it may wait when there is nothing to move; 0 for not at all. It
   *     may wait less, and by a moment more when the machine wakes it late.
   */
  void poll(long maxWaitNanos);

  @Override
  void close();
}
