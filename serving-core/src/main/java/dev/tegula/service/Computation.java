package dev.tegula.service;

import dev.tegula.ondemand.OnDemandStep;
import java.util.List;

/**
 * On-demand features of a plan that one step computes.
 *
 * @param reads the positions in {@link ServingPlan#reads()} that its inputs come from, by input
 */
record Computation(OnDemandStep step, List<Integer> reads) {}
