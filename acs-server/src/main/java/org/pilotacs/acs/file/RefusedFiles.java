package org.pilotacs.acs.file;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts the files of devices that were not taken. Safe for any number of threads.
public record RefusedFiles(MeterRegistry meters) {
    /// @param way by which it was to come, for example `http`
    public void count(String way, Refusal why) {
        count(way, why.wireName());
    }

    /// One that broke off.
    public void cutOff(String way) {
        count(way, "cut-off");
    }

    private void count(String way, String why) {
        Counter.builder("pilot.files.refused").description("files of devices that were not taken, and why")
                .tag("way", way).tag("why", why).register(meters).increment();
    }
}
