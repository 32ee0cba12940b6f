package org.pilotacs.acs;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.pilotacs.acs.incident.IncidentDesk;
import org.pilotacs.acs.incident.Listening;
import org.pilotacs.acs.meter.RunningMeters;

/// What operations can measure beside what links and webhooks count themselves. Stateless.
final class Meters {
    private Meters() {}

    /// With what the process uses.
    static PrometheusMeterRegistry open() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new ClassLoaderMetrics().bindTo(meters);
        return meters;
    }

    static void measure(RunningMeters running, MeterRegistry meters) {
        Gauge.builder("pilot.meters", running, RunningMeters::size)
                .description("Boxes whose signal is watched live").register(meters);
    }

    static void measure(IncidentDesk incidents, Listening listening, MeterRegistry meters) {
        FunctionCounter.builder("pilot.incidents.dropped", listening, Listening::dropped)
                .description("Reports of boxes that were not counted").register(meters);
        FunctionCounter.builder("pilot.incidents.refused", incidents, IncidentDesk::refused)
                .description("Reports of boxes for which, or for whose place, there was no room").register(meters);
        Gauge.builder("pilot.incidents.boxes", incidents, IncidentDesk::boxes)
                .description("Boxes that are counted").register(meters);
        Gauge.builder("pilot.incidents.groups", incidents, IncidentDesk::groups)
                .description("Groups that they are counted in").register(meters);
    }
}
