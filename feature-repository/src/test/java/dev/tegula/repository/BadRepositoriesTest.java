package dev.tegula.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadRepositoriesTest {

  @TempDir Path folder;

  static List<Repositories.Bad> bad() {
    return Repositories.bad();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void read_badRepository_tellsFileLineFieldValueAndExpectation(Repositories.Bad bad)
      throws Exception {
    Files.writeString(folder.resolve("features.yaml"), bad.yaml());

    InvalidRepositoryException failure =
        catchThrowableOfType(InvalidRepositoryException.class, () -> RepositoryReader.read(folder));

    assertThat(failure).isNotNull();
    assertThat(failure.getMessage().lines()).containsExactlyElementsOf(bad.problems());
  }
}
