package dev.tegula.rig;

/**
 * A request that is ready to be sent and its answer to be checked.
 *
 * @param service that is asked
 * @param body the HTTP body, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PreparedRequest(String service, byte[] body, AnswerCheck check) {}
