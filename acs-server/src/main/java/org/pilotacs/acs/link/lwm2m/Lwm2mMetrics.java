package org.pilotacs.acs.link.lwm2m;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.pilotacs.acs.link.lwm2m.registration.JdbcRegistrations;

import java.time.Duration;

/// What operations see of the LwM2M link. Safe for any number of threads.
final class Lwm2mMetrics {
    private final MeterRegistry registry;
    private final Timer messages;

    Lwm2mMetrics(MeterRegistry registry, JdbcRegistrations registrations) {
        this.registry = registry;
        this.messages = Timer.builder("pilot.lwm2m.message").description("time to answer one message of a device")
                .publishPercentileHistogram().register(registry);
        Gauge.builder("pilot.lwm2m.registrations", registrations, JdbcRegistrations::size)
                .description("devices that are registered").register(registry);
    }

    void answered(long nanos) {
        messages.record(Duration.ofNanos(nanos));
    }

    /// Something that a device got wrong or was denied.
    void count(String what) {
        Counter.builder("pilot.lwm2m.incidents").description("what went wrong, by kind").tag("kind", what)
                .register(registry).increment();
    }
}
