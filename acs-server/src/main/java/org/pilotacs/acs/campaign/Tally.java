package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// How many devices of a campaign stand where. Every device is in it once. Immutable.
public record Tally(Map<Key, Long> devices) {
    public static final Tally EMPTY = new Tally(Map.of());

    public Tally {
        devices = Map.copyOf(devices);
    }

    /// Devices that are counted together.
    ///
    /// @param stratum number of their model and hardware revision
    /// @param marks of the measures by which they are in trouble
    public record Key(int wave, int stratum, MemberState state, String marks) {
        boolean shows(Measure measure) {
            return measure.isIn(marks);
        }

        /// Did it, and shows trouble that is the device's own, before its time of being watched is over or after.
        boolean isTroubled() {
            return state == MemberState.HURT || state == MemberState.PROVING && !marks.isEmpty();
        }
    }

    public long all() {
        return sum(_ -> true);
    }

    public long of(MemberState state) {
        return sum(key -> key.state == state);
    }

    public long of(Set<MemberState> states) {
        return sum(key -> states.contains(key.state));
    }

    public long of(int wave, MemberState first, MemberState... others) {
        Set<MemberState> states = EnumSet.of(first, others);
        return sum(key -> key.wave == wave && states.contains(key.state));
    }

    /// How many of those that a measure is taken of show it.
    ///
    /// @param stratum number of a model and revision; null for all together
    public Rest.Share share(@Nullable Integer stratum, Measure measure) {
        long bad = sum(key -> isIn(key, stratum) && switch (measure) {
            case FAILURE -> key.state == MemberState.FAILED;
            case SILENCE -> key.state == MemberState.UNKNOWN;
            case RESTARTS, SIGNAL, OFFLINE, CALLS ->
                MemberState.CHANGED.contains(key.state) && key.shows(measure);
        });
        long of = sum(key -> isIn(key, stratum) && switch (measure) {
            case FAILURE, SILENCE -> MemberState.ENDED.contains(key.state);
            case RESTARTS, SIGNAL, OFFLINE, CALLS -> MemberState.CHANGED.contains(key.state);
        });
        return new Rest.Share(bad, of);
    }

    /// Devices with which it went wrong: they failed, are in trouble since, or have not been heard.
    ///
    /// @param broadcast whether devices cannot show what became of it, so that to hear nothing is no trouble
    public long wrong(boolean broadcast) {
        return sum(key -> key.state == MemberState.FAILED || key.isTroubled()
                || key.state == MemberState.UNKNOWN && !broadcast);
    }

    /// Devices that did it, are watched, and are in trouble already.
    public long provingInTrouble() {
        return sum(key -> key.state == MemberState.PROVING && key.isTroubled());
    }

    long sum(Predicate<Key> which) {
        long sum = 0;
        for (Map.Entry<Key, Long> one : devices.entrySet()) {
            sum += which.test(one.getKey()) ? one.getValue() : 0;
        }
        return sum;
    }

    private static boolean isIn(Key key, @Nullable Integer stratum) {
        return stratum == null || key.stratum == stratum;
    }

    /// Only what is of one model and revision, by its number.
    public Tally ofStratum(int stratum) {
        Map<Key, Long> its = new HashMap<>();
        devices.forEach((key, count) -> {
            if (key.stratum == stratum) {
                its.put(key, count);
            }
        });
        return new Tally(its);
    }

    /// Only what is of one wave.
    public Tally ofWave(int wave) {
        Map<Key, Long> its = new HashMap<>();
        devices.forEach((key, count) -> {
            if (key.wave == wave) {
                its.put(key, count);
            }
        });
        return new Tally(its);
    }

    /// Numbers of the models and revisions that there are.
    public Set<Integer> strata() {
        Set<Integer> strata = new TreeSet<>();
        devices.keySet().forEach(key -> strata.add(key.stratum));
        return strata;
    }
}
