package dev.tegula.jmh;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FreshClassPathTest {

  private static final Path REPOSITORY = Path.of("/home/me/.m2/repository");

  @Test
  void require_classesAndLibraries_passes() {
    assertThatCode(
            () ->
                FreshClassPath.require(
                    List.of(
                        "/src/tegula/serving-core/target/classes",
                        "/home/me/.m2/repository/dev/tegular/other-1.jar",
                        "/home/me/.m2/repository/org/openjdk/jmh/jmh-core-1.37.jar"),
                    REPOSITORY,
                    "dev.tegula"))
        .doesNotThrowAnyException();
  }

  @Test
  void require_installedSibling_oneLineNamesItAndTheWayOut() {
    String stale = "/home/me/.m2/repository/dev/tegula/serving-core/1/serving-core-1.jar";
    assertThatThrownBy(
            () ->
                FreshClassPath.require(
                    List.of("/src/target/classes", stale), REPOSITORY, "dev.tegula"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(stale)
        .hasMessageContaining("from the root")
        .message()
        .doesNotContain("\n");
  }
}
