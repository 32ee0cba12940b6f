package org.pilotacs.acs.link.cwmp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;

/// What operations see of the CWMP link. Safe for any number of threads.
final class CwmpMetrics {
    private final MeterRegistry registry;
    private final Timer exchanges;
    private final Timer sessions;

    CwmpMetrics(MeterRegistry registry, CwmpSessions open) {
        this.registry = registry;
        this.exchanges = Timer.builder("pilot.cwmp.exchange").description("time to answer one POST of a device")
                .publishPercentileHistogram().register(registry);
        this.sessions = Timer.builder("pilot.cwmp.session").description("length of ended sessions")
                .publishPercentileHistogram().register(registry);
        Gauge.builder("pilot.cwmp.sessions.open", open, CwmpSessions::size).description("sessions under way")
                .register(registry);
    }

    void exchange(long nanos) {
        exchanges.record(Duration.ofNanos(nanos));
    }

    void ended(Duration length) {
        sessions.record(length);
    }

    /// Something that a device got wrong or was denied.
    void count(String what) {
        Counter.builder("pilot.cwmp.incidents").description("what went wrong, by kind").tag("kind", what)
                .register(registry).increment();
    }
}
