/**
 * Gatling simulations of the workloads, in the open model, with assertions from the published
 * service levels. What is asked and what must be answered comes from {@code dev.tegula.workload};
 * percentiles finer than a millisecond come from the load rig, not from here. One thread sets a
 * simulation up; Gatling's threads draw requests and check answers.
 */
@NullMarked
package dev.tegula.simulation;

import org.jspecify.annotations.NullMarked;
