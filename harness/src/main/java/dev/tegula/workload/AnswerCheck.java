package dev.tegula.workload;

/** How far the answers of a workload are checked. */
public enum AnswerCheck {
  /** Every value is compared with what it must be. */
  VALUES,
  /** Nobody knows the values: HTTP 200 and the right number of them. */
  SHAPE
}
