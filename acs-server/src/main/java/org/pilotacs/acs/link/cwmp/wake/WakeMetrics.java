package org.pilotacs.acs.link.cwmp.wake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.pilotacs.acs.profile.WakeWay;
import org.pilotacs.acs.task.Knock;

import java.util.Locale;

/// What operations see of waking. Safe for any number of threads.
final class WakeMetrics {
    private final MeterRegistry registry;

    WakeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void tried(WakeWay way, Knock.State how) {
        count(word(way), word(how));
    }

    /// There was no room for it.
    void refused() {
        count("none", "no-permit");
    }

    /// A datagram came to the STUN port.
    void stun(String result) {
        Counter.builder("pilot.cwmp.stun").description("datagrams at the STUN port, by what became of them")
                .tag("result", result).register(registry).increment();
    }

    private void count(String way, String result) {
        Counter.builder("pilot.cwmp.wakes").description("devices asked to come, by way and by how it went")
                .tag("way", way).tag("result", result).register(registry).increment();
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
