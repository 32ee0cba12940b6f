package org.pilotacs.sim.rollout;

/// When a box can be heard.
public enum Habit {
    /// Always, once an hour.
    ALWAYS_ON,
    /// On most evenings for some hours: when it is switched on, and once an hour then.
    EVENINGS,
    /// Sleeps, and wakes for a moment every six hours.
    STANDBY,
    /// On one evening of six.
    RARELY
}
