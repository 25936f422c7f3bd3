package dev.tegula.simulation;

import dev.tegula.store.RowRead;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How long the reads of one request take.
 *
 * <p>The request draws a share of its own. Each read takes it with the square root of the declared
 * correlation as probability, and else draws anew: so each read alone follows the declared
 * distribution whatever the correlation, and two reads take the same with the correlation as
 * probability, which then is their rank correlation too.
 */
final class RequestDraws {

  private final DeclaredLatency declared;
  private final double commonProbability;
  private final SplittableRandom random;
  private final double common;

  /**
   * Draws for the first time.
   *
   * @param request the request's number: the same number draws the same
   */
  RequestDraws(DeclaredLatency declared, long request) {
    this.declared = declared;
    this.commonProbability = Math.sqrt(declared.correlation());
    // Not the step that the generator itself takes: neighbouring requests would share their draws.
    this.random = new SplittableRandom(declared.seed() + request * 0xd134_2543_de82_ef95L);
    this.common = random.nextDouble();
  }

  /** How many nanoseconds each read takes. */
  long[] nanos(List<RowRead> reads) {
    long[] nanos = new long[reads.size()];
    Map<ByteBuffer, Long> packs = new HashMap<>();
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] =
          declared.packed()
              ? packs.computeIfAbsent(ByteBuffer.wrap(reads.get(i).key()), unseen -> draw())
              : draw();
    }
    return nanos;
  }

  private long draw() {
    boolean takesCommon = random.nextDouble() < commonProbability;
    return declared.quantiles().nanos(takesCommon ? common : random.nextDouble());
  }
}
