package dev.tegula.journal;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A {@link Lease} as an item of the journal. */
final class LeaseItem {

  /** Sorts before every other entry of a group. */
  static final String ENTRY = "!lease";

  static final String TOKEN = "fencingToken";
  static final String EXPIRES = "expiresMicros";

  private LeaseItem() {}

  static Map<String, AttributeValue> holder(Operator operator) {
    return Map.of(
        ":user", AttributeValue.fromS(operator.user()),
        ":host", AttributeValue.fromS(operator.host()),
        ":pid", JournalTable.number(operator.pid()),
        ":started", JournalTable.number(JournalTable.micros(operator.started())));
  }

  static final String SET_HOLDER =
      "holderUser = :user, holderHost = :host, holderPid = :pid, holderStartedMicros = :started";

  static Lease read(String tableGroup, Map<String, AttributeValue> item) {
    return new Lease(
        tableGroup,
        new Operator(
            JournalTable.text(item, "holderUser"),
            JournalTable.text(item, "holderHost"),
            JournalTable.number(item, "holderPid"),
            JournalTable.instant(JournalTable.number(item, "holderStartedMicros"))),
        JournalTable.number(item, TOKEN),
        JournalTable.instant(JournalTable.number(item, EXPIRES)));
  }
}
