package org.pilotacs.sim.router;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Flash;
import org.pilotacs.agent.board.HomeRouter.WifiClient;
import org.pilotacs.agent.board.Radio;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One radio of a simulated router. It looks for a quieter channel when it is told to and at no other time, not even when it
/// starts. Safe for any number of threads.
public final class HomeRadio implements Radio {
    /// It listens on each channel before it takes one.
    private static final Duration LOOKS = Duration.ofSeconds(2);
    /// After a change of channel everything finds back by itself.
    private static final Duration FINDS_BACK = Duration.ofSeconds(5);
    /// So long somebody takes to type the new name and password in at one thing, and then at the next.
    private static final Duration TYPES = Duration.ofSeconds(30);
    private static final String KEY = "radio:";

    private final Band band;
    private final HomeNetwork home;
    private final Supplier<List<WifiClient>> near;
    private final InstantSource clock;
    private final Flash flash;
    private @Nullable Instant found;
    private Instant silentUntil = Instant.MIN;
    private @Nullable Instant forgotten;
    private boolean deaf;

    /// @param near who would be joined if nothing were changed
    HomeRadio(Band band, HomeNetwork home, Supplier<List<WifiClient>> near, InstantSource clock, Flash flash) {
        this.band = band;
        this.home = home;
        this.near = near;
        this.clock = clock;
        this.flash = flash;
    }

    @Override
    public Band band() {
        return band;
    }

    @Override
    public synchronized int channel() {
        if (found != null && !clock.instant().isBefore(found)) {
            found = null;
            moveTo(quietest());
        }
        return kept();
    }

    private int kept() {
        String text = flash.read(key("channel"));
        return text != null ? Integer.parseInt(text) : channels().getFirst();
    }

    @Override
    public synchronized boolean automatic() {
        return flash.read(key("fixed")) == null;
    }

    @Override
    public synchronized void automatic(boolean on) {
        if (deaf || on == automatic()) {
            return;
        }
        if (on) {
            flash.remove(key("fixed"));
            found = clock.instant().plus(LOOKS);
        } else {
            flash.write(key("fixed"), "1");
            found = null;
        }
    }

    @Override
    public synchronized void channel(int number) {
        if (!deaf) {
            automatic(false);
            moveTo(number);
        }
    }

    private void moveTo(int number) {
        if (number != kept()) {
            flash.write(key("channel"), Integer.toString(number));
            silentUntil = clock.instant().plus(FINDS_BACK);
        }
    }

    @Override
    public synchronized void changed() {
        forgotten = clock.instant();
    }

    @Override
    public int noise() {
        return home.noiseOn(channel());
    }

    @Override
    public synchronized List<WifiClient> clients() {
        Instant now = clock.instant();
        var _ = channel();
        if (now.isBefore(silentUntil)) {
            return List.of();
        }
        List<WifiClient> all = near.get();
        return forgotten == null
                ? all
                : all.stream().limit(Math.max(0, Duration.between(forgotten, now).dividedBy(TYPES))).toList();
    }

    /// Broken: it takes every order and does nothing.
    public synchronized void deaf(boolean now) {
        deaf = now;
    }

    /// The first is the factory's.
    private List<Integer> channels() {
        return switch (band) {
            case GHZ_2_4 -> List.of(6, 1, 11);
            case GHZ_5 -> List.of(36, 52, 100);
        };
    }

    /// Where it is, unless another one is quieter.
    private int quietest() {
        return Stream.concat(Stream.of(kept()), channels().stream()).min(Comparator.comparingInt(home::noiseOn))
                .orElseThrow();
    }

    private String key(String what) {
        return KEY + band + ":" + what;
    }
}
