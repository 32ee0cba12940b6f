package org.pilotacs.acs.link.satellite.mux;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// What operations see of one multiplexer. Safe for any number of threads.
final class MuxMetrics {
    private final MeterRegistry registry;
    private final Tags tags;
    private final Counter packets;
    private final Counter read;
    private final Counter lost;
    private final Counter reconnects;
    private final AtomicInteger allocation = new AtomicInteger();
    private final AtomicInteger up = new AtomicInteger();

    MuxMetrics(MeterRegistry registry, String headend, String mux) {
        this.registry = registry;
        this.tags = Tags.of("headend", headend, "mux", mux);
        this.packets = Counter.builder("pilot.mux.packets").tags(tags)
                .description("transport packets' worth sent to a multiplexer").register(registry);
        this.read = deliveries("read");
        this.lost = deliveries("lost");
        this.reconnects = Counter.builder("pilot.mux.reconnects").tags(tags)
                .description("connections tried again").register(registry);
        Gauge.builder("pilot.mux.allocation", allocation, AtomicInteger::get).tags(tags)
                .description("bandwidth that a multiplexer allocates, in kbit/s").register(registry);
        Gauge.builder("pilot.mux.up", up, AtomicInteger::get).tags(tags)
                .description("1 if a multiplexer has our stream open").register(registry);
    }

    private Counter deliveries(String fate) {
        return Counter.builder("pilot.mux.deliveries").tags(tags).tag("fate", fate)
                .description("deliveries that a multiplexer has read, or nobody is known to have").register(registry);
    }

    void sent(int count) {
        packets.increment(count);
    }

    void read(int count) {
        read.increment(count);
    }

    void lost(int count) {
        lost.increment(count);
    }

    void reconnected() {
        reconnects.increment();
    }

    void up(boolean isUp) {
        up.set(isUp ? 1 : 0);
    }

    void allocation(int kbits) {
        allocation.set(kbits);
    }

    /// Counts an error_status by its code; those that Table 8 does not have together, since a multiplexer may make up any.
    void error(ErrorStatus status) {
        String code = switch (MuxSaying.key(status)) {
            case CODE_RESERVED -> "reserved";
            case CODE_USER -> "user";
            default -> MuxSaying.hex(status);
        };
        count("pilot.mux.errors", "errors that a multiplexer reported, by code", "code", code);
    }

    void odd(Step.Oddity oddity) {
        count("pilot.mux.oddities", "what a multiplexer has no reason to say, by kind", "kind",
                oddity.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private void count(String name, String description, String key, String value) {
        Counter.builder(name).description(description).tags(tags).tag(key, value).register(registry).increment();
    }
}
