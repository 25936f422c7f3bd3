package dev.tegula.generate;

import java.util.Map;

/**
 * A service as a workload file names it.
 *
 * @param share of the rate
 * @param views how many of each group's views it asks for
 */
public record ServiceParts(String name, double share, Map<String, Integer> views) {}
