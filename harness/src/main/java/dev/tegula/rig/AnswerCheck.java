package dev.tegula.rig;

/** Tells right answers from wrong ones. For one thread. */
public interface AnswerCheck {

  /** Whether the body of an answer with HTTP status 200 is right. */
  boolean isRight(byte[] body);

  /** What is wrong with a body that is not right, in one line. */
  String difference(byte[] body);
}
