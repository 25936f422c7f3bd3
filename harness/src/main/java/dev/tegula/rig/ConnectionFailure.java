package dev.tegula.rig;

import java.security.cert.CertificateExpiredException;

/** Why a server could not be asked, in words for people. */
public final class ConnectionFailure {

  private ConnectionFailure() {}

  /** The reason, and what was expected instead. */
  public static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "its certificate has expired, "
            + cause.getMessage()
            + " (expected: a certificate that is valid now)";
      }
    }
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return "cannot be reached, " + message + " (expected: a running feature server)";
  }
}
