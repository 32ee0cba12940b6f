package org.pilotacs.agent.board;

import java.time.Duration;
import java.time.Instant;

/// Power, restart and standby.
public interface Power {
    /// Stops everything, the calling agent too, and starts it again. Returns before that has happened.
    void restart();

    /// Since the last start.
    Duration uptime();

    /// When the box was first put to use.
    Instant firstUse();

    /// No picture, but the agent runs.
    boolean standby();

    void standby(boolean on);
}
