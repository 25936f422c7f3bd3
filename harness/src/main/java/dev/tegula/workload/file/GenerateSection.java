package dev.tegula.workload.file;

import dev.tegula.generate.DailyViews;
import dev.tegula.generate.Entity;
import dev.tegula.generate.GeneratedData;
import dev.tegula.generate.MemberSets;
import dev.tegula.generate.ServiceParts;
import dev.tegula.generate.ViewGroup;
import dev.tegula.workload.KeyChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a workload file that makes data up. */
final class GenerateSection {

  private static final int MOST_ENTITIES = 10_000_000;
  private static final int MOST_PAIRED = 1_000_000;
  private static final int MOST_VIEWS = 99;
  private static final int MOST_FEATURES = 999;
  private static final int MOST_MEMBERS = 1_000;
  private static final int MOST_DAYS = 3_650;
  private static final String NAME = "lower-case letters, digits and single _";
  private static final Pattern NAMES = Pattern.compile("[a-z](_?[a-z0-9])*");
  private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,3})d");

  private GenerateSection() {}

  static GeneratedData read(Fields fields, long seed, KeyChoice keys) {
    GeneratedData data =
        fields.has("sets")
            ? sets(fields.child("sets", "a mapping"), seed, keys)
            : daily(fields, seed, keys);
    fields.allow("sets").end();
    return data;
  }

  private static MemberSets sets(Fields fields, long seed, KeyChoice keys) {
    if (!(keys instanceof KeyChoice.Uniform)) {
      throw fields.wrong("entities", "with skewed keys", "no keys, as no pair comes twice");
    }
    int entities = fields.integer("entities", 2, MOST_PAIRED);
    int smallest = fields.integer("smallest", 1, MOST_MEMBERS);
    int largest = fields.integer("largest", smallest, MOST_MEMBERS);
    int universe = fields.integer("universe", largest + 1, 100 * MOST_MEMBERS);
    fields.end();
    if (!MemberSets.isPrime(universe)) {
      throw fields.wrong("universe", universe, "a prime");
    }
    return new MemberSets(seed, entities, smallest, largest, universe);
  }

  private static DailyViews daily(Fields fields, long seed, KeyChoice keys) {
    Map<String, Entity> entities = new LinkedHashMap<>();
    fields
        .integers("entities", "names with how many there are", 1, MOST_ENTITIES)
        .forEach(
            (name, count) ->
                entities.put(
                    requireName(fields, "entities", name),
                    new Entity(name, entities.size() + 1, count)));
    List<ViewGroup> groups = new ArrayList<>();
    for (Fields view : fields.children("views", "a list of groups of views")) {
      groups.add(group(view, entities));
    }
    requireOnce(fields, "views", groups.stream().map(ViewGroup::name).toList());
    List<ServiceParts> services = new ArrayList<>();
    for (Fields service : fields.children("services", "a list of services")) {
      services.add(service(service, groups));
    }
    requireOnce(fields, "services", services.stream().map(ServiceParts::name).toList());
    return new DailyViews(seed, groups, services, keys);
  }

  private static ViewGroup group(Fields fields, Map<String, Entity> entities) {
    String name = requireName(fields, "name", fields.text("name", NAME));
    List<Entity> about = new ArrayList<>();
    for (String entity : fields.texts("entities", "one of " + entities.keySet())) {
      Entity found = entities.get(entity);
      if (found == null) {
        throw fields.wrong("entities", entity, "one of " + entities.keySet());
      }
      about.add(found);
    }
    int count = fields.integer("count", 1, MOST_VIEWS);
    int interval =
        days(fields, "aggregation_interval", fields.text("aggregation_interval", "1d or 7d"));
    if (interval != 1 && interval != 7) {
      throw fields.wrong("aggregation_interval", interval + "d", "1d or 7d");
    }
    int lookUps = fields.has("look_ups") ? fields.integer("look_ups", 0, MOST_FEATURES) : 0;
    Map<Integer, Integer> sums = new TreeMap<>();
    if (fields.allow("look_ups").has("sums")) {
      fields
          .integers("sums", "windows with how many features", 1, MOST_FEATURES)
          .forEach((window, features) -> sums.put(window(fields, window, interval), features));
    }
    fields.allow("sums").end();
    if (lookUps == 0 && sums.isEmpty()) {
      throw fields.wrong("look_ups", "0", "look_ups or sums");
    }
    return new ViewGroup(name, count, about, interval, lookUps, sums);
  }

  private static int window(Fields fields, String text, int intervalDays) {
    int window = days(fields, "sums", text);
    if (window % intervalDays != 0) {
      throw fields.wrong("sums", text, "a multiple of aggregation_interval " + intervalDays + "d");
    }
    return window;
  }

  private static int days(Fields fields, String key, String text) {
    Matcher matcher = DAYS.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > MOST_DAYS) {
      throw fields.wrong(key, text, "days such as 28d, at most " + MOST_DAYS + "d");
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static ServiceParts service(Fields fields, List<ViewGroup> groups) {
    String name = requireName(fields, "name", fields.text("name", NAME));
    double share = fields.positive("share");
    Map<String, Integer> views =
        fields.integers("views", "groups with how many of their views", 1, MOST_VIEWS);
    fields.end();
    views.forEach(
        (group, count) -> {
          int there =
              groups.stream()
                  .filter(one -> one.name().equals(group))
                  .mapToInt(ViewGroup::count)
                  .sum();
          if (count > there) {
            throw fields.wrong("views." + group, count, "at most " + there + ", as declared");
          }
        });
    return new ServiceParts(name, share, views);
  }

  private static void requireOnce(Fields fields, String key, List<String> names) {
    if (names.stream().distinct().count() != names.size()) {
      throw fields.wrong(key, names, "each name once");
    }
  }

  private static String requireName(Fields fields, String key, String name) {
    if (!NAMES.matcher(name).matches()) {
      throw fields.wrong(key, name, NAME);
    }
    return name;
  }
}
