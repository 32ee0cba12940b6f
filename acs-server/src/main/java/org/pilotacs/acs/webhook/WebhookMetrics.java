package org.pilotacs.acs.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.concurrent.atomic.AtomicLong;

/// What operations see of webhooks. Safe for any number of threads.
final class WebhookMetrics {
    private final Counter delivered;
    private final Counter failed;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong failing = new AtomicLong();

    WebhookMetrics(MeterRegistry registry) {
        this.delivered = deliveries(registry, "delivered");
        this.failed = deliveries(registry, "failed");
        Gauge.builder("pilot.webhooks.waiting", waiting, AtomicLong::get)
                .description("events that wait for a webhook, of all webhooks").register(registry);
        Gauge.builder("pilot.webhooks.failing", failing, AtomicLong::get)
                .description("webhooks that do not take what they are sent, or were turned off").register(registry);
    }

    private static Counter deliveries(MeterRegistry registry, String fate) {
        return Counter.builder("pilot.webhooks.deliveries").tag("fate", fate)
                .description("events that a webhook took, or that were to be sent again").register(registry);
    }

    void delivered() {
        delivered.increment();
    }

    void failed() {
        failed.increment();
    }

    void stand(long waitingNow, long failingNow) {
        waiting.set(waitingNow);
        failing.set(failingNow);
    }
}
