package dev.tegula.rig;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a feature server is asked for features.
 *
 * @param host name or address
 * @param prefix of every path, whatever stands before the API's own; without a slash at its end
 * @param apiKey null when the server needs none
 */
record WireAddress(String host, int port, boolean tls, String prefix, @Nullable String apiKey) {

  private static final String GET_FEATURES = "/api/v1/feature-service/get-features";

  static WireAddress of(URI url, @Nullable String apiKey) {
    boolean tls = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    return new WireAddress(url.getHost(), port, tls, url.getPath().replaceAll("/+$", ""), apiKey);
  }

  /** The path of the call. */
  String getFeatures() {
    return prefix + GET_FEATURES;
  }

  /** The path of the server's own account. */
  String metrics() {
    return prefix + "/metrics";
  }

  String authorization() {
    return "Tecton-key " + (apiKey == null ? "none" : apiKey);
  }

  /** The head of a request, up to and without the length of its body. */
  String head() {
    return "POST "
        + getFeatures()
        + " HTTP/1.1\r\nhost: "
        + host
        + ":"
        + port
        + "\r\ncontent-type: application/json\r\nauthorization: "
        + authorization()
        + "\r\ncontent-length: ";
  }
}
