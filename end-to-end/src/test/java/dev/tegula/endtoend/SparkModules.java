package dev.tegula.endtoend;

import java.util.List;
import java.util.stream.Stream;

/** What Spark needs opened of the JDK; its own scripts give the same. */
final class SparkModules {

  static final List<String> FLAGS =
      Stream.concat(
              Stream.of(
                  "-XX:+IgnoreUnrecognizedVMOptions", "-Djdk.reflect.useDirectMethodHandle=false"),
              Stream.of(
                      "java.lang",
                      "java.lang.invoke",
                      "java.lang.reflect",
                      "java.io",
                      "java.net",
                      "java.nio",
                      "java.util",
                      "java.util.concurrent",
                      "java.util.concurrent.atomic",
                      "jdk.internal.ref",
                      "sun.nio.ch",
                      "sun.nio.cs",
                      "sun.security.action",
                      "sun.util.calendar")
                  .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED"))
          .toList();

  private SparkModules() {}
}
