package dev.tegula.result;

/** How far a run or a scenario came. */
public enum Status {
  /** Not finished: a folder whose manifest still says so holds no finished run. */
  RUNNING,
  OK,
  /** The reasons stand beside it; what was measured until then is kept. */
  FAILED
}
