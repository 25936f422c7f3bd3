package dev.tegula.rig;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Ends a run early, for the first reason that is given. Usable from any thread. */
public final class StopSignal {

  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

  /** Stops the run; later reasons are consequences and not kept. */
  public void stop(String why) {
    reason.compareAndSet(null, why);
  }

  boolean isSet() {
    return reason.get() != null;
  }

  /** Why the run was stopped; null when it was not. */
  public @Nullable String reason() {
    return reason.get();
  }
}
