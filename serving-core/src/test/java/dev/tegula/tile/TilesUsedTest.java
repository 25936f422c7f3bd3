package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.TimeWindow;
import org.junit.jupiter.api.Test;

/** What {@code explain} tells of tiles. */
final class TilesUsedTest {

  @Test
  void of_longWindow_coarseTilesAndFineEnds() {
    ViewLayout layout = Views.layout(Views.DAY, Views.sums(2, Views.days(356)));
    byte[] row = Views.build(new RowBuilder(layout), Views.dailyEvents(layout, 400, 1));
    TilesUsed used = TilesUsed.of(layout, 0, row, Views.EDGE);

    assertThat(used.startMicros()).isEqualTo(Views.EDGE - 356 * Views.DAY);
    assertThat(used.endMicros()).isEqualTo(Views.EDGE);
    assertThat(used.resolutions()).isEqualTo("2x 112d + 4x 28d + 2x 7d + 6x 1d");
    assertThat(used.tiles()).isEqualTo(14);
  }

  @Test
  void of_offsetAndLifetimeWindows_theirOwnBounds() {
    TimeWindow offset = new TimeWindow.Fixed("7d_offset_2h", 7 * Views.DAY, -2 * Views.HOUR);
    ViewLayout layout = Views.layout(Views.HOUR, Views.sums(1, offset, new TimeWindow.Lifetime()));
    byte[] row = Views.build(new RowBuilder(layout), Views.dailyEvents(layout, 3, 1));
    TilesUsed used = TilesUsed.of(layout, 0, row, Views.EDGE);
    assertThat(used.endMicros()).isEqualTo(Views.EDGE - 2 * Views.HOUR);
    assertThat(used.startMicros()).isEqualTo(Views.EDGE - 2 * Views.HOUR - 7 * Views.DAY);
    assertThat(used.resolutions()).isEqualTo("3x 1h");
    assertThat(TilesUsed.of(layout, 1, row, Views.EDGE).startMicros()).isZero();
  }

  @Test
  void of_finalRow_noTilesToTell() {
    ViewLayout layout = Views.layout(Views.DAY, Views.sums(1, Views.days(7)));
    RowBuilder builder = new RowBuilder(layout);
    Views.build(builder, Views.dailyEvents(layout, 7, 1));
    TilesUsed used = TilesUsed.of(layout, 0, builder.finishFinal(Views.EDGE), Views.EDGE);
    assertThat(used.resolutions()).isEqualTo("final value");
    assertThat(TilesUsed.none(layout, 0, Views.EDGE).resolutions()).isEqualTo("no tiles");
  }
}
