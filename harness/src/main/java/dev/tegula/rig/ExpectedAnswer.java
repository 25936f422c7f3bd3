package dev.tegula.rig;

import dev.tegula.workload.AnswerMatcher;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.ResponseCheck;
import dev.tegula.workload.ResponseCheck.Difference;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks answers against expected values. An answer that has the same bytes as one that the check
 * of values accepted is right without another look, which is what lets one core check tens of
 * thousands a second.
 */
final class ExpectedAnswer implements AnswerCheck {

  private final ExpectedRequest expected;
  private final AnswerMatcher matcher;
  private final ByteBudget budget;
  private byte @Nullable [] accepted;

  /**
   * A check.
   *
   * @param budget for keeping an accepted answer
   */
  ExpectedAnswer(ExpectedRequest expected, ByteBudget budget) {
    this.expected = expected;
    this.matcher = new AnswerMatcher(expected);
    this.budget = budget;
  }

  @Override
  public boolean isRight(byte[] body) {
    if (accepted != null && Arrays.equals(accepted, body)) {
      return true;
    }
    if (!matcher.matches(body)) {
      return false;
    }
    if (accepted == null && budget.take(body.length)) {
      accepted = body;
    }
    return true;
  }

  @Override
  public String difference(byte[] body) {
    List<Difference> differences = ResponseCheck.differences(expected, 200, body);
    return switch (differences.size()) {
      case 0 -> "the fast check refuses what the slow check accepts";
      case 1 -> differences.get(0).toString();
      default -> differences.get(0) + " and " + (differences.size() - 1) + " more";
    };
  }
}
