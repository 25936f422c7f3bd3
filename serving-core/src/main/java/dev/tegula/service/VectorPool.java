package dev.tegula.service;

import java.util.ArrayDeque;

/**
 * Vectors of one plan that are not in use. Their buffers and merges have grown to what the plan
 * needs, so that a warmed service serves without allocating them anew.
 */
final class VectorPool {

  /** More requests of one service than this are rarely in flight at once; the rest is garbage. */
  private static final int LIMIT = 256;

  private final ServingPlan plan;
  private final ArrayDeque<FeatureVector> idle = new ArrayDeque<>();

  VectorPool(ServingPlan plan) {
    this.plan = plan;
  }

  FeatureVector take() {
    synchronized (idle) {
      FeatureVector vector = idle.pollLast();
      if (vector != null) {
        return vector;
      }
    }
    return new FeatureVector(plan, this);
  }

  void give(FeatureVector vector) {
    synchronized (idle) {
      if (idle.size() < LIMIT) {
        idle.addLast(vector);
      }
    }
  }
}
