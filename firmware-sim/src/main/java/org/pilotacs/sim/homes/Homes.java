package org.pilotacs.sim.homes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Homes with known faults. The same seed gives the same homes, and each is the same however many there are. Immutable.
public final class Homes {
    private static final int MOST = 10_000_000;

    private final int count;
    private final long seed;
    private final boolean clean;

    /// @param count 1 to 10 million
    /// @param clean whether measurements are exact, nothing is missing or old, and customers say what is
    public Homes(int count, long seed, boolean clean) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("there are 1 to " + MOST + " homes: " + count);
        }
        this.count = count;
        this.seed = seed;
        this.clean = clean;
    }

    public int count() {
        return count;
    }

    /// What a home is to be.
    ///
    /// @param number from 1
    public HomePlan plan(int number) {
        return HomePlan.drawn(seed, number);
    }

    /// A home as one line of JSON, without its end.
    ///
    /// @param number from 1
    public String line(int number) {
        return HomeJson.line(home(number));
    }

    KnownHome home(int number) {
        return new HomeLife(plan(number), HomePlan.mixed(seed, number) + 1, clean).lived();
    }

    /// How many homes there are with each fault, those with none or two under names of their own.
    public SequencedMap<String, Integer> shares() {
        SequencedMap<String, Integer> shares = new LinkedHashMap<>();
        HomeFault.all().forEach(fault -> shares.put(fault.id(), 0));
        List.of("healthy", "one-fault", "two-faults").forEach(share -> shares.put(share, 0));
        for (int number = 1; number <= count; number++) {
            List<HomeFault> faults = plan(number).faults();
            faults.forEach(fault -> shares.merge(fault.id(), 1, Integer::sum));
            shares.merge(List.of("healthy", "one-fault", "two-faults").get(faults.size()), 1, Integer::sum);
        }
        return shares;
    }
}
