package org.pilotacs.acs.link.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Station;
import org.pilotacs.acs.broadcast.Transmitter;
import org.pilotacs.acs.link.satellite.carousel.Airwaves;
import org.pilotacs.acs.link.satellite.carousel.Load;
import org.pilotacs.acs.link.satellite.mux.Headend;
import org.pilotacs.acs.link.satellite.mux.HeadendState;
import org.pilotacs.acs.link.satellite.mux.HeadendState.MuxError;
import org.pilotacs.acs.link.satellite.mux.HeadendState.MuxState;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The head-ends as operators see them. Safe for any number of threads.
final class Stations {
    private static final Duration MEASURED = Duration.ofMinutes(1);
    private static final double PACKET_KBITS = 188 * 8 / 1000.0;

    private final Map<String, List<Headend>> headends;
    private final Airwaves airwaves;
    private final InstantSource clock;
    private final Map<String, Deque<Sample>> samples = new ConcurrentHashMap<>();

    Stations(Map<String, List<Headend>> headends, Airwaves airwaves, InstantSource clock) {
        this.headends = headends;
        this.airwaves = airwaves;
        this.clock = clock;
    }

    private record Sample(Instant at, long packets) {}

    boolean isUp(String system) {
        return headends.getOrDefault(system, List.of()).stream().anyMatch(headend -> headend.state().isUp());
    }

    /// Notes how much was sent so far. Call it every second or so.
    void measure() {
        Instant now = clock.instant();
        headends.values().stream().flatMap(List::stream).map(Headend::state).forEach(state -> {
            Deque<Sample> all = samples.computeIfAbsent(state.name(), _ -> new ArrayDeque<>());
            synchronized (all) {
                all.addLast(new Sample(now, packets(state)));
                while (all.getFirst().at.isBefore(now.minus(MEASURED))) {
                    all.removeFirst();
                }
            }
        });
    }

    List<Station> all() {
        List<Station> stations = new ArrayList<>();
        headends.forEach((system, members) -> {
            Load load = airwaves.load(system);
            members.forEach(headend -> stations.add(station(headend.state(), load)));
        });
        return stations;
    }

    private Station station(HeadendState state, Load load) {
        MuxState first = state.multiplexers().stream().filter(MuxState::active).findFirst()
                .orElse(state.multiplexers().getFirst());
        int allocated = state.multiplexers().stream().filter(MuxState::active).map(MuxState::allocation)
                .filter(kbits -> kbits != null).min(Comparator.naturalOrder()).orElse(-1);
        Instant since = state.multiplexers().stream().map(MuxState::since).max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new Station(state.name(), state.isUp(), first.phase(), state.isUp() ? first.since() : since, allocated,
                used(state.name(), allocated), load.onAir(), load.waiting(),
                state.multiplexers().stream().map(Stations::transmitter).toList());
    }

    private double used(String name, int allocated) {
        Deque<Sample> all = samples.get(name);
        if (all == null || allocated <= 0) {
            return 0;
        }
        synchronized (all) {
            if (all.size() < 2) {
                return 0;
            }
            double seconds = Duration.between(all.getFirst().at, all.getLast().at).toMillis() / 1000.0;
            double kbits = (all.getLast().packets - all.getFirst().packets) * PACKET_KBITS;
            return seconds <= 0 ? 0 : Math.clamp(kbits / seconds / allocated, 0.0, 1.0);
        }
    }

    private static long packets(HeadendState state) {
        return state.multiplexers().stream().mapToLong(mux -> mux.tally().packets()).max().orElse(0);
    }

    private static Transmitter transmitter(MuxState mux) {
        MuxError error = mux.lastError();
        return new Transmitter(mux.name(), mux.address(), mux.active(), mux.active() || mux.allocation() != null,
                mux.phase(), mux.since(), mux.tally().packets(), error == null ? null : text(error),
                error == null ? null : error.at(), mux.nextTry(), !mux.alarm().isEmpty());
    }

    private static Saying text(MuxError error) {
        @Nullable
        String code = error.code();
        return code == null ? error.text() : Saying.join(List.of(error.text(), Saying.of("(0x" + code + ")")));
    }
}
