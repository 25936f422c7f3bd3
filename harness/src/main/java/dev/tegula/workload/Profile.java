package dev.tegula.workload;

/** How much of a workload is run. */
public enum Profile {
  /** Seconds, on any machine: shows that everything works. */
  SMOKE,
  /** What is published. */
  CANONICAL
}
