package org.pilotacs.acs.link.satellite.mux;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.pilotacs.acs.link.satellite.mux.HeadendState.MuxState;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// A head-end on a bench: started, played on, and looked at.
final class Rig implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final MuxConnector connector = new MuxConnector(this::thread);
    private final Map<Long, Boolean> fates = new ConcurrentHashMap<>();
    private final Headend headend;

    Rig(HeadendConfig config) {
        this.headend = Headend.start(config, new MuxSurroundings(connector, Clock.systemUTC(), new SecureRandom(),
                meters, this::thread));
    }

    private Thread thread(Runnable work) {
        Thread thread = Thread.ofPlatform().name("mux-" + threads.size()).daemon().unstarted(work);
        threads.add(thread);
        return thread;
    }

    Headend headend() {
        return headend;
    }

    static void await(String what, Callable<Boolean> until) {
        Awaitility.await(what).pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(until);
    }

    MuxState mux(int index) {
        return headend.state().multiplexers().get(index);
    }

    void awaitPhase(int index, MuxSaying phase) {
        await("m" + index + " " + phase, () -> mux(index).phase().key().equals(phase.key()));
    }

    void awaitActive(int... indices) {
        List<Integer> wished = IntStream.of(indices).boxed().toList();
        await("active " + wished, () -> IntStream.range(0, headend.state().multiplexers().size())
                .filter(i -> mux(i).active()).boxed().toList().equals(wished));
    }

    /// Sends once there is room.
    long deliver(byte[]... sections) {
        List<Long> taken = new ArrayList<>();
        await("a delivery", () -> {
            OptionalLong delivery = headend.room() instanceof Room.Free
                    ? headend.send(List.of(sections))
                    : OptionalLong.empty();
            delivery.ifPresent(taken::add);
            return delivery.isPresent();
        });
        return taken.getFirst();
    }

    /// Plays as fast as there is room until something holds.
    ///
    /// @return numbers of the deliveries, each of one short section
    List<Long> playUntil(Callable<Boolean> enough) {
        List<Long> deliveries = new ArrayList<>();
        await("playing", () -> {
            for (int i = 0; i < 50 && headend.room() instanceof Room.Free; i++) {
                headend.send(List.of(Samples.section(100, deliveries.size()))).ifPresent(deliveries::add);
            }
            return enough.call();
        });
        return deliveries;
    }

    /// What became of a delivery, once it is known.
    boolean isRead(long delivery) {
        hear();
        if (!fates.containsKey(delivery)) {
            await("fate of " + delivery, () -> {
                hear();
                return fates.containsKey(delivery);
            });
        }
        return Boolean.TRUE.equals(fates.get(delivery));
    }

    private void hear() {
        for (Fate fate : headend.fates()) {
            assertThat(fates.put(fate.delivery(), fate.read())).as("told once").isNull();
        }
    }

    double count(String name, String... tags) {
        return Search.in(meters).name(name).tags(tags).counters().stream().mapToDouble(one -> one.count()).sum();
    }

    double gauge(String name, String mux) {
        Gauge gauge = meters.get(name).tags("headend", "lab", "mux", mux).gauge();
        return gauge.value();
    }

    @Override
    public void close() {
        headend.close();
        connector.close();
        await("all threads to end", () -> threads.stream().noneMatch(Thread::isAlive));
    }
}
