package dev.tegula.process;

import java.util.ArrayList;
import java.util.List;

/**
 * A process of Tegula: whose class path it has, where it starts and how much heap it may use. Their
 * libraries exclude each other and a measurement must not share a heap, so no two of them ever
 * share a JVM.
 */
public enum Program {
  LOCAL_AWS("local-aws", "dev.tegula.localaws.LocalAws", 640, List.of()),
  BACKFILL("bulk-backfill", "dev.tegula.backfill.BackfillMain", 2048, SparkFlags.JAVA_17),
  ORACLE("oracle", "dev.tegula.oracle.OracleMain", 2048, SparkFlags.JAVA_17),
  SERVER("feature-server", "dev.tegula.server.ServeMain", 768, List.of()),
  LOAD("harness", "dev.tegula.load.LoadMain", 512, List.of()),
  PACK("workload-packing", "dev.tegula.pack.PackMain", 512, List.of()),
  JMH("jmh-benchmarks", "dev.tegula.benchmark.BenchmarkMain", 128, List.of());

  private final String module;
  private final String mainClass;
  private final int heapMebibytes;
  private final List<String> flags;

  Program(String module, String mainClass, int heapMebibytes, List<String> flags) {
    this.module = module;
    this.mainClass = mainClass;
    this.heapMebibytes = heapMebibytes;
    this.flags = flags;
  }

  /** The module whose process this is. */
  String module() {
    return module;
  }

  /** The command line that starts this program with the Java that runs the launcher. */
  List<String> commandLine(Installation installation, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(installation.javaCommand().toString());
    line.add("-Xmx" + heapMebibytes + "m");
    line.add("-Duser.timezone=UTC");
    line.add("-Duser.language=en");
    line.add("-Dtegula.home=" + installation.home());
    // Netty and SQLite load native libraries; Java 24 and later warn on standard error otherwise.
    line.add("--enable-native-access=ALL-UNNAMED");
    line.addAll(flags);
    line.add("-cp");
    line.add(installation.processFolder(module) + "/*");
    line.add(mainClass);
    line.addAll(arguments);
    return line;
  }
}
