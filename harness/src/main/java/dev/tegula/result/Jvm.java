package dev.tegula.result;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The Java that ran the measurement.
 *
 * @param name the virtual machine's name and vendor
 * @param flags the options that it was started with, in order, save the one that says where Tegula
 *     lies
 */
public record Jvm(String name, String version, List<String> flags) {

  private static final String INSTALLATION = "-Dtegula.home=";

  public Jvm {
    flags = List.copyOf(flags);
  }

  /** The virtual machine that runs this code. */
  public static Jvm current() {
    var runtime = ManagementFactory.getRuntimeMXBean();
    return new Jvm(
        runtime.getVmName() + " (" + runtime.getVmVendor() + ")",
        Runtime.version().toString(),
        runtime.getInputArguments().stream()
            .filter(flag -> !flag.startsWith(INSTALLATION))
            .toList());
  }
}
