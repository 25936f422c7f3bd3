package dev.tegula.service;

import dev.tegula.ondemand.OnDemandStep;
import java.util.List;

/**
 * One on-demand feature of a plan.
 *
 * @param reads the positions in {@link ServingPlan#reads()} that its inputs come from, by input
 */
record Computation(OnDemandStep step, List<Integer> reads) {}
