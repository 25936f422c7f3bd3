package dev.tegula.repository;

import dev.tegula.definition.FeatureView.Interval;
import dev.tegula.definition.TimeWindow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code time_windows} of one aggregate. */
final class WindowsReader {

  private static final String EXPECTED =
      Words.DURATION_EXPECTED + ", lifetime, or {window_size: 7d, offset: -1d}";

  private final Optional<Interval> tile;
  private final Set<String> labels = new LinkedHashSet<>();
  private final List<TimeWindow> windows = new ArrayList<>();

  private WindowsReader(Optional<Interval> tile) {
    this.tile = tile;
  }

  /**
   * @param aggregate the whole aggregate
   * @param tile the aggregation interval, unless it is missing or wrong
   */
  static List<TimeWindow> read(Section aggregate, Optional<Interval> tile) {
    WindowsReader reader = new WindowsReader(tile);
    for (Value element : aggregate.requiredElements("time_windows", "a list of durations")) {
      reader.readWindow(element).ifPresent(window -> reader.add(element, window));
    }
    return reader.windows;
  }

  private void add(Value element, TimeWindow window) {
    if (labels.add(window.label())) {
      windows.add(window);
    } else {
      element.reject("each window once");
    }
  }

  private Optional<TimeWindow> readWindow(Value element) {
    if (element.isMapping()) {
      return element.section(EXPECTED).flatMap(this::readOffsetWindow);
    }
    if (element.isText() && element.shown().equals("lifetime")) {
      return Optional.of(new TimeWindow.Lifetime());
    }
    return readSize(element).map(size -> new TimeWindow.Fixed(size.label(), size.micros(), 0));
  }

  private Optional<TimeWindow> readOffsetWindow(Section section) {
    section.allow("window_size", "offset");
    Optional<Interval> size =
        section.required("window_size", Words.DURATION_EXPECTED).flatMap(this::readSize);
    Optional<Value> given = section.required("offset", Words.OFFSET_EXPECTED);
    Optional<Interval> offset = given.flatMap(Words::offset);
    if (size.isEmpty() || offset.isEmpty()) {
      return Optional.empty();
    }
    given.ifPresent(value -> checkMultiple(value, offset.get()));
    return Optional.of(
        new TimeWindow.Fixed(
            size.get().label() + "_offset_" + offset.get().label(),
            size.get().micros(),
            -offset.get().micros()));
  }

  private Optional<Interval> readSize(Value value) {
    Optional<Interval> size = Words.duration(value);
    size.ifPresent(found -> checkMultiple(value, found));
    return size;
  }

  private void checkMultiple(Value value, Interval duration) {
    if (tile.isPresent() && duration.micros() % tile.get().micros() != 0) {
      value.reject("a multiple of aggregation_interval " + tile.get().label());
    }
  }
}
