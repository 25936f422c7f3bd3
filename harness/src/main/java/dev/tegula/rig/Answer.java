package dev.tegula.rig;

/** How one exchange with a target ended. */
sealed interface Answer {

  /** A complete HTTP answer. */
  @SuppressWarnings("ArrayRecordComponent") // read once, by one reader, never compared
  record Complete(int status, byte[] body) implements Answer {}

  /** No connection, or one that broke. */
  record Broken(String reason) implements Answer {}
}
