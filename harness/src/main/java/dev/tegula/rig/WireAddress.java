package dev.tegula.rig;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a feature server is asked for features.
 *
 * @param host name or address
 * @param path of the call, with whatever stands before the API's own
 * @param apiKey null when the server needs none
 */
record WireAddress(String host, int port, boolean tls, String path, @Nullable String apiKey) {

  static WireAddress of(URI url, @Nullable String apiKey) {
    boolean tls = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    String path = url.getPath().replaceAll("/+$", "") + HttpTarget.GET_FEATURES;
    return new WireAddress(url.getHost(), port, tls, path, apiKey);
  }

  /** The head of a request, up to and without the length of its body. */
  String head() {
    return "POST "
        + path
        + " HTTP/1.1\r\nhost: "
        + host
        + ":"
        + port
        + "\r\ncontent-type: application/json\r\nauthorization: "
        + HttpTarget.authorization(apiKey)
        + "\r\ncontent-length: ";
  }
}
