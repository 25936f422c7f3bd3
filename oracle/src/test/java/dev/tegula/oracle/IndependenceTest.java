package dev.tegula.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An oracle that uses the code that it checks would repeat its mistakes. */
final class IndependenceTest {

  private static final Set<String> SHARED =
      Set.of("definition", "type", "repository", "workload", "oracle");
  private static final Pattern PACKAGE = Pattern.compile("dev/tegula/([a-z]+)/");

  @Test
  void classFiles_useOnlyDefinitionsAndTheFileOfRequests() throws Exception {
    List<Path> classFiles = classFiles();
    assertThat(classFiles).hasSizeGreaterThan(10);
    Set<String> used = new TreeSet<>();
    for (Path classFile : classFiles) {
      used.addAll(packagesIn(classFile));
    }
    assertThat(SHARED).containsAll(used);
    // The scan finds what is there.
    assertThat(used).contains("definition", "workload");
  }

  private static Set<String> packagesIn(Path classFile) throws IOException {
    Set<String> packages = new TreeSet<>();
    String constants = Files.readString(classFile, StandardCharsets.ISO_8859_1);
    for (Matcher matcher = PACKAGE.matcher(constants); matcher.find(); ) {
      packages.add(matcher.group(1));
    }
    return packages;
  }

  private static List<Path> classFiles() throws IOException, URISyntaxException {
    Path classes =
        Path.of(OracleMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return new ArrayList<>(files.filter(file -> file.toString().endsWith(".class")).toList());
    }
  }
}
