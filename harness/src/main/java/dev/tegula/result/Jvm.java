package dev.tegula.result;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The Java that ran the measurement.
 *
 * @param name the virtual machine's name and vendor
 * @param flags the options that it was started with, in order
 */
public record Jvm(String name, String version, List<String> flags) {

  public Jvm {
    flags = List.copyOf(flags);
  }

  /** The virtual machine that runs this code. */
  public static Jvm current() {
    var runtime = ManagementFactory.getRuntimeMXBean();
    return new Jvm(
        runtime.getVmName() + " (" + runtime.getVmVendor() + ")",
        Runtime.version().toString(),
        runtime.getInputArguments());
  }
}
