package org.pilotacs.sim.satellite;

import org.pilotacs.agent.board.Screen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// What whoever watches sees over the picture. Safe for any number of threads.
public final class SimulatedScreen implements Screen {
    private record Text(String words, Instant until) {}

    private final InstantSource clock;
    private volatile Text last = new Text("", Instant.MIN);

    SimulatedScreen(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void show(String text, Duration shown) {
        last = new Text(text, clock.instant().plus(shown));
    }

    /// Empty while nothing is shown.
    public String text() {
        Text text = last;
        return clock.instant().isBefore(text.until()) ? text.words() : "";
    }

    void restarted() {
        last = new Text("", Instant.MIN);
    }
}
