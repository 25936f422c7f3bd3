package dev.tegula.localaws.contract;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Says once in the build's output what was skipped and what it would take. */
final class Skipped {

  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Skipped() {}

  static ConditionEvaluationResult because(String test, String reason) {
    if (SAID.add(reason)) {
      System.out.println("skipped " + test + ": " + reason);
    }
    return ConditionEvaluationResult.disabled(reason);
  }
}
