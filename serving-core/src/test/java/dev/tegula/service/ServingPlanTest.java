package dev.tegula.service;

import static dev.tegula.service.PlaneViews.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService.Member;
import dev.tegula.definition.JoinKey;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServingPlanTest {

  @Test
  void compile_mixedMembers_computedByNameAsDeclaredThenStoredSorted() {
    ServingPlan plan =
        plan(
            member("visits"),
            new Member("shared", "z_shared", List.of(), Map.of()),
            new Member("seats", "a_seats", List.of(), Map.of()));
    assertThat(plan.features().stream().map(ServedFeature::name))
        .containsExactly(
            "z_shared.zeta",
            "z_shared.alpha",
            "a_seats.seats",
            "visits.dest_count_1d_1d",
            "visits.dest_count_7d_1d",
            "visits.dest_last_distinct_9_1d_1d",
            "visits.dest_last_distinct_9_7d_1d",
            "visits.model");
    assertThat(plan.features().stream().map(ServedFeature::slot)).doesNotHaveDuplicates();
  }

  @Test
  void compile_sameViewUnderSameKeys_readOnceUnderOthersAgain() {
    assertThat(plan(member("visits"), renamed("visits", "again", "tailnum")).readCount())
        .isEqualTo(1);
    assertThat(plan(member("visits"), renamed("visits", "again", "other")).readCount())
        .isEqualTo(2);
    assertThat(plan(member("shared"), member("visits")).readCount()).isEqualTo(3);
    assertThat(plan(member("shared"), renamed("visits", "v", "plane_a")).readCount()).isEqualTo(2);
  }

  @Test
  void compile_onDemandMemberWithRenamedKeys_keysOfItsInputsAreRenamed() {
    ServingPlan plan =
        plan(new Member("shared", "shared", List.of("alpha"), Map.of("plane_a", "left")));
    assertThat(plan.joinKeys()).containsExactly(new JoinKey("left", ScalarType.STRING));
    assertThat(plan.features().stream().map(ServedFeature::name)).containsExactly("shared.alpha");
  }

  @Test
  void compile_featuresOverTheSameArrays_oneComputation() {
    ServingPlan plan = plan(member("compared"), member("shared"));
    assertThat(plan.features()).hasSize(5);
    assertThat(plan.computations()).hasSize(2);
    assertThat(plan.slotCount()).isEqualTo(8);
    assertThat(plan.features().stream().map(ServedFeature::slot)).doesNotHaveDuplicates();
  }

  @Test
  void compile_someFeatures_onlyThoseHaveSlots() {
    ServingPlan plan = plan(new Member("visits", "visits", List.of("model"), Map.of()));
    assertThat(plan.slotCount()).isEqualTo(1);
  }

  @Test
  void compile_oneKeyInTwoTypes_refused() {
    assertThatThrownBy(() -> plan(member("seats"), member("numbered")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "feature service service: join key tailnum: string in feature view seats"
                + " (expected: int64, as in another of its views)");
    assertThat(plan(member("seats"), renamed("numbered", "numbered", "number")).joinKeys())
        .containsExactlyInAnyOrder(
            new JoinKey("tailnum", ScalarType.STRING), new JoinKey("number", ScalarType.INT64));
  }

  @Test
  void compile_unknownViewOrFeature_named() {
    assertThatThrownBy(() -> plan(member("nowhere")))
        .hasMessage("feature service service: view: nowhere (expected: one that is declared)");
    assertThatThrownBy(() -> plan(new Member("seats", "seats", List.of("legs"), Map.of())))
        .hasMessage(
            "feature service service: feature of seats: legs (expected: one that is declared)");
  }

  @Test
  void rowKeys_sharedByReadsUnderTheSameKeys() {
    ServingPlan plan = plan(member("visits"), member("seats"));
    assertThat(plan.readCount()).isEqualTo(2);
    assertThat(plan.reads().stream().map(ViewRead::key)).containsOnly(0);
    assertThat(plan.rowKeys(List.of("N1")).key(0)).containsExactly(1, 0, 2, 'N', '1');
  }

  private static Member renamed(String view, String name, String key) {
    return new Member(view, name, List.of(), Map.of("tailnum", key));
  }

  private static ServingPlan plan(Member... members) {
    FeatureRepository repository = PlaneViews.repository(members);
    return ServingPlan.compile(repository, repository.featureServices().get(0));
  }
}
