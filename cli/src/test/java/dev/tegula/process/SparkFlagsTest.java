package dev.tegula.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SparkFlagsTest {

  /** Spark's own list also keeps Netty from verifying host names, in the whole process. */
  @Test
  void driverOptions_thatOperatorsAreGiven_areTheLaunchers() throws Exception {
    assertThat(Files.readAllLines(Path.of("../docs/spark-driver.options")))
        .isEqualTo(SparkFlags.JAVA_17)
        .noneMatch(flag -> flag.contains("VerificationAlgorithm"));
  }
}
