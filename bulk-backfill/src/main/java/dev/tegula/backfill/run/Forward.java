package dev.tegula.backfill.run;

import java.util.Optional;

/**
 * What a person says about carrying views forward.
 *
 * @param how empty means whatever is cheaper
 * @param untilMicros no interval that ends later is taken; empty means as far as there are complete
 *     ones
 */
public record Forward(Optional<How> how, Optional<Long> untilMicros) {

  /** For runs that begin or resume a backfill. */
  public static final Forward NONE = new Forward(Optional.empty(), Optional.empty());
}
