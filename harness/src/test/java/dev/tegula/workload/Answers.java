package dev.tegula.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** A request with every kind of value, and its right answer. */
final class Answers {

  static final String RIGHT_VALUES = "[\"42\",0.1,null,[\"JFK\",null,[1,2]],true,\"NaN\",3]";
  static final String RIGHT =
      "{\"result\":{\"features\":"
          + RIGHT_VALUES
          + "},\"metadata\":{\"features\":["
          + "{\"name\":\"v.long\",\"status\":\"PRESENT\",\"dataType\":{\"type\":\"int64\"}},"
          + "{\"name\":\"v.mean\",\"status\":\"PRESENT\"},"
          + "{\"name\":\"v.gone\",\"status\":\"MISSING_DATA\"},"
          + "{\"status\":\"PRESENT\",\"name\":\"v.list\"},"
          + "{\"name\":\"v.flag\",\"status\":\"PRESENT\"},"
          + "{\"name\":\"v.nan\",\"status\":\"PRESENT\"},"
          + "{\"name\":\"v.sum\",\"status\":\"PRESENT\"}],\"sloInfo\":{\"sloEligible\":true}}}";

  private Answers() {}

  static ExpectedRequest request(boolean metadata) {
    return parse(
        """
        {"service": "s", "body": {"params": {%s "feature_service_name": "s"}},
         "names": ["v.long", "v.mean", "v.gone", "v.list", "v.flag", "v.nan", "v.sum"],
         "expected": ["42", 0.1, null, ["JFK", null, [1, 2]], true, "NaN", 3.0],
         "status": ["PRESENT", "PRESENT", "MISSING_DATA", "PRESENT", "PRESENT", "PRESENT", "PRESENT"],
         "tolerance": {"1": 1e-9}}
        """
            .formatted(metadata ? "\"metadata_options\": {\"include_names\": true}," : ""));
  }

  static ExpectedRequest parse(String json) {
    try {
      return new ObjectMapper().readValue(json, ExpectedRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
