package dev.tegula.backfill.run;

import dev.tegula.backfill.report.BackfillException;
import dev.tegula.journal.Lease;
import dev.tegula.journal.LeaseLostException;
import dev.tegula.journal.Leases;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The leases of this process, renewed by a thread of their own until they are given back. */
final class HeldLeases implements AutoCloseable {

  private static final int HEARTBEATS_PER_TERM = 3;

  private final Leases leases;
  private final Consumer<String> say;
  private final Runnable lost;
  private final Map<String, Lease> held = new ConcurrentHashMap<>();
  private final ScheduledExecutorService heartbeat =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "lease heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> renewals;

  /**
   * @param say told when a lease was lost or could not be renewed
   * @param lost run when a lease was taken over, so that work which can no longer be published ends
   *     soon
   */
  HeldLeases(Leases leases, Consumer<String> say, Runnable lost) {
    this.leases = leases;
    this.say = say;
    this.lost = lost;
    long millis = ControlPlane.LEASE_TERM.toMillis() / HEARTBEATS_PER_TERM;
    this.renewals =
        heartbeat.scheduleAtFixedRate(this::renewAll, millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lease of a table group.
   *
   * @throws dev.tegula.journal.LeaseHeldException when somebody else has it
   */
  Lease take(String tableGroup) {
    Lease lease = leases.acquire(tableGroup);
    held.put(tableGroup, lease);
    return lease;
  }

  /** One heartbeat. */
  void renewAll() {
    for (Lease lease : held.values()) {
      try {
        held.put(lease.tableGroup(), leases.renew(lease));
      } catch (LeaseLostException e) {
        held.remove(lease.tableGroup());
        say.accept(e.getMessage());
        lost.run();
      } catch (RuntimeException e) {
        // The next heartbeat may get through; if none does, the token keeps others' work safe.
        say.accept(
            "lease of " + lease.tableGroup() + " not renewed: " + BackfillException.oneLine(e));
      }
    }
  }

  /** Stops renewing and gives everything back. */
  @Override
  public void close() {
    renewals.cancel(true);
    heartbeat.shutdownNow();
    awaitLastHeartbeat();
    held.values().forEach(leases::release);
    held.clear();
  }

  /** One that is under way would hold for another term what is given back. */
  private void awaitLastHeartbeat() {
    try {
      if (!heartbeat.awaitTermination(ControlPlane.LEASE_TERM.toMillis(), TimeUnit.MILLISECONDS)) {
        say.accept("a heartbeat has not ended; its leases end by themselves");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
