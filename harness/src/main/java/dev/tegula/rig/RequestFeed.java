package dev.tegula.rig;

/** Gives one request after the other, without end. For one thread. */
@FunctionalInterface
public interface RequestFeed {

  PreparedRequest next();
}
