package org.pilotacs.sim.board;

import org.pilotacs.agent.board.LineProbe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/// The internet as a simulated box finds it: every name has an address but for those below `.invalid`, what ends in
/// `.unreachable` is never reached, and everything else is a few hops away. Safe for any number of threads.
public final class SimulatedProbe implements LineProbe {
    private static final int HOPS = 6;

    private final BooleanSupplier online;
    private final long seed;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /// @param seed from which the times follow
    SimulatedProbe(BooleanSupplier online, long seed) {
        this.online = online;
        this.seed = seed;
    }

    /// Whatever is tested from now on takes until then.
    public void hold(CountDownLatch until) {
        gate = until;
    }

    @Override
    public Found ping(String host, int times, Duration timeout) throws InterruptedException {
        gate.await();
        if (isUnknown(host)) {
            return new Found.Unresolved();
        }
        SplittableRandom random = random(host);
        List<Long> echoes = new ArrayList<>();
        for (int i = 0; i < times && isReached(host); i++) {
            echoes.add(random.nextLong(9_000, 24_000));
        }
        return new Found.Echoes(echoes, times - echoes.size());
    }

    @Override
    public Found trace(String host, int mostHops, Duration timeout) throws InterruptedException {
        gate.await();
        if (isUnknown(host)) {
            return new Found.Unresolved();
        }
        SplittableRandom random = random(host);
        List<Hop> hops = new ArrayList<>();
        int length = isReached(host) ? HOPS : mostHops;
        for (int number = 1; number <= Math.min(length, mostHops); number++) {
            boolean silent = !isReached(host) && number > 2;
            String address = "198.51.100." + number;
            hops.add(silent
                    ? new Hop("", "", List.of())
                    : new Hop(number == length ? host : "hop" + number + ".operator.example", address,
                            List.of(2L * number, 2L * number + random.nextLong(3), 2L * number + 1)));
        }
        return new Found.Route(hops, isReached(host) && HOPS <= mostHops);
    }

    private boolean isUnknown(String host) {
        return host.isEmpty() || host.toLowerCase(Locale.ROOT).endsWith(".invalid");
    }

    private boolean isReached(String host) {
        return online.getAsBoolean() && !host.toLowerCase(Locale.ROOT).endsWith(".unreachable");
    }

    private SplittableRandom random(String host) {
        return new SplittableRandom(seed ^ host.hashCode());
    }
}
