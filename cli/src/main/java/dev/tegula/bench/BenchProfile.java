package dev.tegula.bench;

import java.util.List;

/** How long the stages of a run take. */
enum BenchProfile {
  /** Some minutes on two cores: enough to see everything work. */
  SMOKE(
      5_000,
      new Load(50, "15s", "5s"),
      new Load(500, "20s", "5s"),
      List.of(
          "--profile", "smoke", "--benchmarks", "(PeerWorkload|Jaccard|VectorJson|Serving)Bench")),
  /** For numbers that are published. */
  CANONICAL(
      20_000,
      new Load(50, "60s", "10s"),
      new Load(500, "300s", "30s"),
      List.of("--profile", "targets"));

  private final int requests;
  private final Load dynamoDbLocal;
  private final Load memory;
  private final List<String> jmhOptions;

  BenchProfile(int requests, Load dynamoDbLocal, Load memory, List<String> jmhOptions) {
    this.requests = requests;
    this.dynamoDbLocal = dynamoDbLocal;
    this.memory = memory;
    this.jmhOptions = jmhOptions;
  }

  /**
   * An offered load.
   *
   * @param ratePerSecond service requests that arrive in a second
   */
  record Load(int ratePerSecond, String duration, String warmup) {

    List<String> options() {
      return List.of(
          "--rate", Integer.toString(ratePerSecond), "--duration", duration, "--warmup", warmup);
    }
  }

  /** How many requests the oracle computes; the first 1,000 verify, all of them load. */
  int requests() {
    return requests;
  }

  /** DynamoDB Local measures itself: little, and for correctness only. */
  Load dynamoDbLocal() {
    return dynamoDbLocal;
  }

  Load memory() {
    return memory;
  }

  /** Which microbenchmarks, and for how long. */
  List<String> jmhOptions() {
    return jmhOptions;
  }
}
