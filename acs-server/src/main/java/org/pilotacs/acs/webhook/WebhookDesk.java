package org.pilotacs.acs.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.feed.Event;
import org.pilotacs.acs.feed.EventPage;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Feed;
import org.pilotacs.acs.runtime.RandomId;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.runtime.UnavailableException;
import org.pilotacs.acs.saying.Saying;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// Keeps webhooks and sends them what happens: to each in the order of events, one after the other, so that one that is down
/// holds up no other. Safe for any number of threads.
///
/// Where a webhook stands is in the database. A node that wants to send to one takes it by a lease, which each event that was
/// taken renews; so of several nodes one sends at a time, and what a killed one had begun is sent again, by the same id.
public final class WebhookDesk implements Webhooks, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebhookDesk.class);
    private static final int PAGE = 50;
    /// More than sending one event, and writing that down, can take.
    private static final Duration LEASE_BEYOND = Duration.ofSeconds(30);

    private final Core core;
    private final WebhookConfig config;
    private final Sender sender;
    private final WebhookMetrics metrics;
    private final Clock clock;
    private final RandomGenerator random;
    private volatile boolean closing;

    /// What it works with.
    ///
    /// @param node this node's lasting name
    /// @param threads a thread for each webhook that something is sent to
    public record Core(JdbcWebhooks store, Feed feed, String node, Executor threads) {}

    /// @param random unguessable
    public WebhookDesk(Core core, WebhookConfig config, Vertx vertx, MeterRegistry meters, Clock clock,
            RandomGenerator random) {
        this.core = core;
        this.config = config;
        this.sender = new Sender(vertx, config, clock);
        this.metrics = new WebhookMetrics(meters);
        this.clock = clock;
        this.random = random;
        core.store.recover(core.node);
    }

    @Override
    public Added add(String url, Set<EventType> types, @Nullable Secret secret) {
        Saying fault = Destination.fault(url);
        if (!fault.isEmpty()) {
            return new Added.Invalid("/url", fault);
        }
        if (secret != null && !SigningSecret.is(secret)) {
            return new Added.Invalid("/secret", WebhookSaying.NOT_A_SECRET.of());
        }
        if (Destination.of(URI.create(url), config) instanceof Destination.Forbidden(Saying why)) {
            return new Added.Refused(why);
        }
        Secret signing = secret == null ? SigningSecret.made(random) : secret;
        Webhook made = new Webhook(RandomId.next(random), URI.create(url), types, now(),
                Webhook.Standing.of(core.feed.last()));
        return core.store.insert(made, signing, MOST)
                ? new Added.Made(made, signing)
                : new Added.Refused(WebhookSaying.TOO_MANY.of(Saying.of(MOST)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public List<Listed> all() {
        return core.store.all().stream().map(this::listed).toList();
    }

    @Override
    public Optional<Listed> find(String id) {
        return core.store.find(id).map(this::listed);
    }

    private Listed listed(Webhook one) {
        return new Listed(one, core.feed.count(one.standing().place(), one.types()));
    }

    @Override
    public boolean remove(String id) {
        return core.store.remove(id);
    }

    @Override
    public Optional<Pinged> ping(String id) {
        return core.store.held(id).map(one -> {
            Pinged pinged = pinged(sent(one, Message.ping(RandomId.next(random), now())));
            if (pinged.taken()) {
                core.store.answers(id, now());
            }
            return pinged;
        });
    }

    private static Pinged pinged(Answer answer) {
        return switch (answer) {
            case Answer.Status status -> status.isTaken()
                    ? new Pinged(true, status.code(), Saying.NOTHING)
                    : new Pinged(false, status.code(), status.why());
            case Answer.None(Saying why) -> new Pinged(false, null, why);
        };
    }

    private Answer sent(JdbcWebhooks.Held to, Message message) {
        try {
            return sender.send(to.webhook().url(), to.secret(), message);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.None(WebhookSaying.BROKE_OFF.of(Sender.address(to.webhook().url()), Saying.NOTHING));
        }
    }

    /// Begins to send what is due, without waiting for anybody. Call it every second or so.
    public void deliver() {
        if (!closing) {
            core.store.due(now()).forEach(id -> core.threads.execute(() -> deliver(id)));
        }
    }

    private void deliver(String id) {
        try {
            Instant now = now();
            core.store.claim(id, core.node, now, leaseUntil(now)).ifPresent(this::deliver);
        } catch (UnavailableException e) {
            // the lease passes, then somebody goes on
            log.atWarn().addKeyValue("webhook", id).setCause(e).log("A webhook waits for the database");
        }
    }

    private Instant leaseUntil(Instant now) {
        return now.plus(config.timeout().multipliedBy(2)).plus(LEASE_BEYOND);
    }

    private void deliver(JdbcWebhooks.Held held) {
        long place = held.webhook().standing().place();
        while (true) {
            EventPage page = core.feed.after(place, held.webhook().types(), PAGE);
            if (page.missed() > 0) {
                log.atWarn().addKeyValue("webhook", held.webhook().id()).addKeyValue("events", page.missed())
                        .log("A webhook was down for longer than events are kept");
            }
            if (page.missed() > 0 && !core.store.passed(held, place + page.missed(), page.missed())) {
                return;
            }
            for (Event event : page.events()) {
                if (!deliver(held, event)) {
                    return;
                }
            }
            if (page.next() > place && !core.store.passed(held, page.next(), 0)) {
                return;
            }
            place = page.next();
            if (page.events().isEmpty()) {
                core.store.released(held);
                return;
            }
        }
    }

    /// Whether to go on with the next one.
    private boolean deliver(JdbcWebhooks.Held held, Event event) {
        if (closing) {
            core.store.released(held);
            return false;
        }
        Answer answer = sent(held, Message.of(event));
        Instant now = now();
        if (answer instanceof Answer.Status status && status.isTaken()) {
            metrics.delivered();
            return core.store.delivered(held, event.number(), status.code(), now, leaseUntil(now));
        }
        if (closing && answer instanceof Answer.None) {
            // it was us who broke off
            core.store.released(held);
            return false;
        }
        metrics.failed();
        failed(held, answer, now);
        return false;
    }

    private void failed(JdbcWebhooks.Held held, Answer answer, Instant now) {
        // as it is now: it was read when this began to send
        int failures = core.store.find(held.webhook().id()).map(Webhook::standing).map(Webhook.Standing::failing)
                .map(Webhook.Failing::times).orElse(0);
        switch (answer) {
            case Answer.Status status -> {
                Duration wait = RetryDelay.of(failures, RetryDelay.asked(status.retryAfter(), now), random);
                core.store.failed(held, status.code(), status.why(), status.isGone(), now, now.plus(wait));
            }
            case Answer.None(Saying why) -> core.store.failed(held, null, why, false, now,
                    now.plus(RetryDelay.of(failures, Duration.ZERO, random)));
        }
        boolean gone = answer instanceof Answer.Status status && status.isGone();
        if (failures == 0 || gone) {
            log.atWarn().addKeyValue("webhook", held.webhook().id())
                    .addKeyValue("to", Sender.address(held.webhook().url())).addKeyValue("why", pinged(answer).why())
                    .log(gone
                            ? "A webhook is turned off: its receiver is gone"
                            : "A webhook does not take events; they are sent again");
        }
    }

    /// Counts what waits, for operations. Call it now and then.
    public void measure() {
        List<Listed> all = all();
        metrics.stand(all.stream().mapToLong(Listed::waiting).sum(), all.stream()
                .filter(one -> one.webhook().standing().failing() != null
                        || one.webhook().standing().turnedOff() != null)
                .count());
    }

    /// What is being sent is broken off, and sent again later.
    @Override
    public void close() {
        closing = true;
        sender.close();
    }
}
