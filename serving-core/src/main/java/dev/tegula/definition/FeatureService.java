package dev.tegula.definition;

import java.util.List;
import java.util.Map;

/** The views that one model needs, asked for together. */
public record FeatureService(String name, List<Member> members) {

  public FeatureService {
    members = List.copyOf(members);
  }

  /**
   * A view, or some of its features, as this service names it.
   *
   * @param view the feature view or on-demand view
   * @param name the name that prefixes its features in answers; the view's own unless renamed
   * @param features the wanted features; empty means all
   * @param joinKeys the view's join key to the request's; keys not named keep their name
   */
  public record Member(
      String view, String name, List<String> features, Map<String, String> joinKeys) {

    public Member {
      features = List.copyOf(features);
      joinKeys = Map.copyOf(joinKeys);
    }
  }
}
