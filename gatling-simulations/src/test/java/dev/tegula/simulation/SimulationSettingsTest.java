package dev.tegula.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.simulation.SimulationSettings.Connections;
import dev.tegula.simulation.SimulationSettings.Tls;
import dev.tegula.workload.LoadShape;
import dev.tegula.workload.Profile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationSettingsTest {

  @Test
  void of_nothing_startsAServerAndTakesTheWorkloadsSmokeLoad() {
    SimulationSettings settings = SimulationSettings.of(Map.of());

    assertThat(settings.target()).isEmpty();
    assertThat(settings.profile()).isEqualTo(Profile.SMOKE);
    assertThat(settings.tls()).isEqualTo(Tls.VERIFIED);
    assertThat(settings.connections()).isEqualTo(Connections.SHARED);
    LoadShape shape = new LoadShape(7, Duration.ofSeconds(3), Duration.ofSeconds(9));
    assertThat(SimulationLoad.of(settings, shape))
        .isEqualTo(new SimulationLoad(7, Duration.ofSeconds(3), Duration.ofSeconds(9)));
  }

  @Test
  void of_everything_isKept() {
    SimulationSettings settings =
        SimulationSettings.of(
            Map.of(
                "tegula.target", "https://features.example.invalid:8443",
                "tegula.targetIsMine", "true",
                "tegula.apiKey", "secret",
                "tegula.profile", "canonical",
                "tegula.rate", "12.5",
                "tegula.warmup", "0s",
                "tegula.duration", "2m",
                "tegula.tls", "unverified",
                "tegula.connections", "per_user",
                "tegula.workload", "mine.yaml"));

    assertThat(settings.target()).contains(URI.create("https://features.example.invalid:8443"));
    assertThat(settings.apiKey()).contains("secret");
    assertThat(settings.profile()).isEqualTo(Profile.CANONICAL);
    assertThat(settings.tls()).isEqualTo(Tls.UNVERIFIED);
    assertThat(settings.connections()).isEqualTo(Connections.PER_USER);
    assertThat(settings.workload()).contains(Path.of("mine.yaml"));
    LoadShape shape = new LoadShape(7, Duration.ofSeconds(3), Duration.ofSeconds(9));
    assertThat(SimulationLoad.of(settings, shape))
        .isEqualTo(new SimulationLoad(12.5, Duration.ZERO, Duration.ofMinutes(2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tegula.ratePerSecond | 5 | tegula.ratePerSecond: unknown property (expected: one of [tegula.target,",
        "tegula.rate | 0 | tegula.rate: 0 (expected: a number > 0, at most 1000000)",
        "tegula.rate | many | tegula.rate: many (expected: a number > 0",
        "tegula.rate | NaN | tegula.rate: NaN (expected: a number > 0",
        "tegula.rate | 1e7 | tegula.rate: 1e7 (expected: a number > 0, at most 1000000)",
        "tegula.duration | 500ms | tegula.duration: 500ms (expected: a duration such as 30s, at least 1s)",
        "tegula.warmup | soon | tegula.warmup: soon (expected: a duration such as 30s, at least 0s)",
        "tegula.profile | huge | tegula.profile: huge (expected: one of [smoke, canonical])",
        "tegula.connections | pooled | tegula.connections: pooled (expected: one of [shared, per_user])",
        "tegula.tls | off | tegula.tls: off (expected: one of [verified, unverified])",
        "tegula.target | localhost:8080 | tegula.target: localhost:8080 (expected: a URL such as",
        "tegula.target | http://a b | tegula.target: http://a b (expected: a URL)",
        "tegula.target | http://192.0.2.1:80 | tegula.target: http://192.0.2.1:80 is not on this machine (expected: -Dtegula.targetIsMine=true",
        "tegula.targetIsMine | yes | tegula.targetIsMine: yes (expected: true or false)",
        "tegula.apiKey | '' | tegula.apiKey:  (expected: a value)",
      })
  void of_whatMakesNoSense_namesPropertyValueAndExpectation(
      String name, String value, String message) {
    assertThatThrownBy(() -> SimulationSettings.of(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void of_loopbackTarget_needsNoPermission() {
    assertThat(SimulationSettings.of(Map.of("tegula.target", "http://127.0.0.1:8080")).target())
        .contains(URI.create("http://127.0.0.1:8080"));
  }
}
