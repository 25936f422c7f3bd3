package dev.tegula.cli;

import dev.tegula.cost.Capacity;
import dev.tegula.cost.CostLine;
import dev.tegula.cost.Dollars;
import java.util.Locale;

/** A capacity for a person. */
final class CapacityText {

  private CapacityText() {}

  static String of(CapacityCommand.Scaled scaled) {
    Capacity capacity = scaled.capacity();
    MeasuredRequests.Measured measured = scaled.measured();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s at %,.0f FS-QPS, modelled from %s requests on the store %s%n",
            capacity.title(),
            capacity.serviceQps(),
            measured.mark().name().toLowerCase(Locale.ROOT),
            measured.store()));
    line(text, "DDB-QPS", capacity.storeQps(), "rate x reads of a request");
    line(text, "cores, always busy", capacity.cores(), "rate x CPU of a request");
    line(text, "cores, busy half of the time", capacity.coresAtHalf(), "twice as many");
    line(text, "requests under way", capacity.connections(), "rate x mean latency");
    line(
        text,
        "Gbit/s to and from callers",
        capacity.callerBytesPerSecond() * 8 / 1e9,
        "rate x bytes of both bodies");
    line(
        text,
        "Gbit/s from the store",
        capacity.storeBytesPerSecond() * 8 / 1e9,
        "DDB-QPS x bytes of a row");
    for (CostLine cost : capacity.reads().lines()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-52s %16s  %s, %s, %s%n",
              cost.what(),
              Dollars.text(cost.usd()),
              cost.basis().name().toLowerCase(Locale.ROOT),
              cost.region(),
              cost.priceDate()));
    }
    return text.toString().stripTrailing();
  }

  private static void line(StringBuilder text, String what, double value, String formula) {
    text.append(String.format(Locale.ROOT, "  %-52s %,16.1f  %s%n", what, value, formula));
  }
}
