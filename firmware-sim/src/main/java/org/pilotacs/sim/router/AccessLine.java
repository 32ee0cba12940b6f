package org.pilotacs.sim.router;

import org.pilotacs.agent.board.HomeRouter.DslLine;
import org.pilotacs.agent.board.HomeRouter.PppLink;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// A VDSL line over copper of some length, and the PPP session on it. Safe for any number of threads.
public final class AccessLine {
    private static final String NO_ADDRESS = "0.0.0.0";
    /// Below this margin the modem loses the line, dB.
    private static final double LEAST_MARGIN = 1;

    private final InstantSource clock;
    private final String address;
    private final double length;
    private double noise;
    private boolean cut;
    private boolean refused;
    private Instant connected;
    private String lastError = "ERROR_NONE";
    private Runnable listener = () -> {};

    /// @param length of the copper, m
    public AccessLine(InstantSource clock, String address, double length) {
        this.clock = clock;
        this.address = address;
        this.length = length;
        this.connected = clock.instant();
    }

    /// Copper between 150 m and 1.2 km.
    public static AccessLine drawn(InstantSource clock, String address, RandomGenerator random) {
        return new AccessLine(clock, address, random.nextDouble(150, 1200));
    }

    synchronized DslLine dsl() {
        double attenuation = length * 0.022;
        double margin = 14 - length * 0.004 - noise;
        if (cut || margin < LEAST_MARGIN) {
            return new DslLine(cut ? "NoSignal" : "Initializing", 0, 0, 0, 0, 0, 0);
        }
        long downstream = Math.round(100_000 * Math.exp(-length / 900));
        return new DslLine("Up", downstream / 8, downstream, margin + 1.5, margin, attenuation * 0.7, attenuation);
    }

    synchronized PppLink ppp() {
        return isUp()
                ? new PppLink("Connected", address, Duration.between(connected, clock.instant()), lastError)
                : new PppLink("Disconnected", NO_ADDRESS, Duration.ZERO, lastError);
    }

    /// Whether the home has Internet.
    public synchronized boolean isUp() {
        return !refused && dsl().status().equals("Up");
    }

    /// Somebody dug where the cable was; or it has been mended.
    public void cut(boolean now) {
        change(() -> cut = now, "ERROR_NO_CARRIER");
    }

    /// @param extra dB that the margin loses
    public void noise(double extra) {
        change(() -> noise = extra, "ERROR_NO_CARRIER");
    }

    /// The operator's server does not take the user name, or takes it again.
    public void refuse(boolean now) {
        change(() -> refused = now, "ERROR_AUTHENTICATION_FAILURE");
    }

    synchronized void redial() {
        connected = clock.instant();
    }

    private void change(Runnable change, String error) {
        Runnable told;
        synchronized (this) {
            boolean before = isUp();
            change.run();
            boolean after = isUp();
            if (before && !after) {
                lastError = error;
            } else if (!before && after) {
                connected = clock.instant();
            }
            told = listener;
        }
        told.run();
    }

    synchronized void onChange(Runnable changed) {
        listener = changed;
    }
}
