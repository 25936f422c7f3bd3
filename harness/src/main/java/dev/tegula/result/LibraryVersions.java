package dev.tegula.result;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the versions of libraries from the names of their jars. */
public final class LibraryVersions {

  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

  private LibraryVersions() {}

  /** The versions of those of the named artifacts that are on this process's class path. */
  public static SortedMap<String, String> onClassPath(String... artifacts) {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    return of(Arrays.stream(entries).map(Path::of).toList(), artifacts);
  }

  /**
   * The versions of those of the named artifacts that are among some jars.
   *
   * @param jars class path entries, or the content of a folder
   */
  public static SortedMap<String, String> of(Collection<Path> jars, String... artifacts) {
    SortedMap<String, String> versions = new TreeMap<>();
    for (Path jar : jars) {
      Path name = jar.getFileName();
      Matcher matcher = JAR.matcher(name == null ? "" : name.toString());
      if (matcher.matches() && Arrays.asList(artifacts).contains(matcher.group(1))) {
        versions.put(matcher.group(1), matcher.group(2));
      }
    }
    return versions;
  }
}
