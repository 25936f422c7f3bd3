package dev.tegula.generate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.DoubleNode;
import dev.tegula.workload.AnswerCheck;
import dev.tegula.workload.ExpectedVector;
import dev.tegula.workload.RequestSource;
import dev.tegula.workload.ServiceRequests;
import dev.tegula.workload.VectorRequest;
import dev.tegula.workload.Workload;
import dev.tegula.workload.WorkloadRequest;
import java.io.IOException;
import java.util.List;

/** Requests to compare two entities; no pair comes twice, in neither order. */
record PairRequests(MemberSets sets) implements ServiceRequests {

  @Override
  public String service() {
    return MemberSets.SERVICE;
  }

  @Override
  public AnswerCheck check() {
    return AnswerCheck.VALUES;
  }

  @Override
  public RequestSource open(long seed, Workload.Stream stream) {
    return new Source(seed, stream);
  }

  private final class Source implements RequestSource {

    private final long pairs = (long) sets.entities() * (sets.entities() - 1) / 2;
    private final RequestBody bodies =
        new RequestBody(MemberSets.SERVICE, List.of("user_id_a", "user_id_b"));
    private final MemberBits bits = new MemberBits(sets);
    private final Shuffle shuffle;
    private final int step;
    private long index;

    Source(long seed, Workload.Stream stream) {
      this.shuffle = new Shuffle(seed, pairs);
      this.step = stream.count();
      this.index = stream.index();
    }

    @Override
    public WorkloadRequest next() {
      if (index >= pairs) {
        throw new IllegalStateException(
            sets.entities()
                + " entities make "
                + pairs
                + " pairs, and all were asked (expected: more entities, or fewer requests)");
      }
      long pair = shuffle.at(index);
      index += step;
      int greater = greater(pair);
      int lesser = (int) (pair - (long) greater * (greater - 1) / 2);
      // Whichever comes first: the index of a pair has no order.
      boolean turned = (pair & 1) == 0;
      int a = 1 + (turned ? greater : lesser);
      int b = 1 + (turned ? lesser : greater);
      byte[] body = bodies.of(a, b);
      Similarity similarity = new Similarity(bits.jaccard(a, b));
      return new VectorRequest(
          MemberSets.SERVICE,
          body,
          similarity,
          () ->
              bodies.expected(
                  body,
                  List.of(MemberSets.FEATURE),
                  List.of(DoubleNode.valueOf(similarity.jaccard()))));
    }
  }

  /**
   * The greater, g, of the two that a number names: pairs are counted as g (g - 1) / 2 + lesser.
   */
  static int greater(long pair) {
    int guess = (int) ((1 + Math.sqrt(1 + 8.0 * pair)) / 2);
    while ((long) guess * (guess - 1) / 2 > pair) {
      guess--;
    }
    while ((long) (guess + 1) * guess / 2 <= pair) {
      guess++;
    }
    return guess;
  }

  private record Similarity(double jaccard) implements ExpectedVector {

    @Override
    public int size() {
      return 1;
    }

    @Override
    public boolean matches(int position, JsonParser parser) throws IOException {
      JsonToken token = parser.currentToken();
      return (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT)
          && parser.getDoubleValue() == jaccard;
    }
  }
}
