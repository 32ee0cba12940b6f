package org.pilotacs.acs.link.satellite.gateway;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.satellite.payload.CardSystem;
import org.pilotacs.acs.link.satellite.payload.CasAnswer;
import org.pilotacs.acs.link.satellite.payload.CasStatus;
import org.pilotacs.acs.link.satellite.payload.CasTicket;
import org.pilotacs.acs.runtime.Workers;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// What goes between us and one card system: what is due is told to it, or asked of it, so much at a time, on virtual threads. It
/// keeps nothing that is not in the table: an answer is written down before anything follows from it, and what was cut short is
/// still due. Safe for any number of threads.
final class CasDesk implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CasDesk.class);
    /// Calls under way; more would only wait on the other side.
    private static final int AT_ONCE = 32;
    private static final int LOOKED_UP = 1000;
    /// Shorter than what is left of a lease when work is looked up, so that another node does not do the same meanwhile; what has
    /// waited longer is looked up again.
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration FIRST_QUESTION = Duration.ofSeconds(2);
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /// An order is asked after each time that it has grown older by that part of its age: somebody waits for a new one.
    private static final int PARTS = 60;

    private final CardSystem.Submitting system;
    private final JdbcCasOrders orders;
    private final CasEndings endings;
    private final Consumer<DeviceId> moved;
    private final InstantSource clock;
    private final Workers workers;
    private final Queue<Due> backlog = new ConcurrentLinkedQueue<>();
    private final Set<TaskId> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private CasHealth health;

    /// An order to be seen to.
    private record Due(TaskId task, Instant lookedUp) {}

    /// @param system ours to close
    /// @param moved is told of devices whose orders have gone on
    CasDesk(CardSystem.Submitting system, JdbcCasOrders orders, CasEndings endings, Consumer<DeviceId> moved,
            InstantSource clock) {
        this.system = system;
        this.orders = orders;
        this.endings = endings;
        this.moved = moved;
        this.clock = clock;
        this.workers = new Workers("cas-" + system.name(), AT_ONCE);
        this.health = CasHealth.none(now());
    }

    String name() {
        return system.name();
    }

    synchronized CasHealth health() {
        return health;
    }

    /// Begins what is due, and returns at once.
    void work() {
        Instant now = now();
        for (TaskId task : orders.due(name(), now, LOOKED_UP)) {
            if (underWay.add(task)) {
                backlog.add(new Due(task, now));
            }
        }
        // a worker goes on until nothing waits, so there is no use for more of them than things that wait
        for (int waiting = backlog.size(); waiting > 0 && workers.begin(this::drain); waiting--) {
            // the condition does it
        }
    }

    private void drain() {
        for (Due next = backlog.poll(); next != null; next = backlog.poll()) {
            try {
                if (!closed && now().isBefore(next.lookedUp.plus(FRESH))) {
                    see(next.task);
                }
            } catch (RuntimeException failure) {
                if (closed) {
                    // the gateway was closed under our hands
                    return;
                }
                log.atError().addKeyValue("system", name()).addKeyValue("task", next.task).setCause(failure)
                        .log("an order to a card system could not be seen to; it is tried again");
            } finally {
                underWay.remove(next.task);
            }
        }
    }

    private void see(TaskId task) {
        // since it was looked up it may have been called off, or seen to
        CasOrder order = orders.due(task, now()).orElse(null);
        if (order == null) {
            return;
        }
        CasTicket ticket = order.standing().ticket();
        if (ticket != null) {
            CasAnswer<CasStatus> answer = system.gateway().poll(ticket);
            if (!closed) {
                heard(answer);
                asked(order, answer);
            }
        } else if (now().isBefore(order.until())) {
            CasAnswer<CasTicket> answer = system.gateway().submit(order.command());
            if (!closed) {
                heard(answer);
                told(order, answer);
            }
        } else {
            orders.decide(task, endings.over(order), now());
        }
        moved.accept(order.device());
    }

    private void told(CasOrder order, CasAnswer<CasTicket> answer) {
        switch (answer) {
            case CasAnswer.Given(CasTicket ticket) ->
                orders.save(order.task(), order.standing().with(ticket), now().plus(FIRST_QUESTION));
            case CasAnswer.Later<CasTicket> later -> again(order, later);
            case CasAnswer.Refused(Saying why) -> orders.decide(order.task(), endings.refused(why), now());
        }
    }

    private void asked(CasOrder order, CasAnswer<CasStatus> answer) {
        switch (answer) {
            case CasAnswer.Given(CasStatus status) -> standsSo(order, status);
            case CasAnswer.Later<CasStatus> later -> again(order, later);
            case CasAnswer.Refused(Saying why) -> orders.decide(order.task(), endings.forgotten(order, why), now());
        }
    }

    private void standsSo(CasOrder order, CasStatus status) {
        Instant now = now();
        CasOrder next = order.with(order.standing().with(status, now));
        // also when it is decided right after: whoever decides first from what is written knows how often it was sent
        orders.save(order.task(), next.standing(), nextQuestion(order, now));
        if (status.state().isFinal()) {
            orders.decide(order.task(), endings.ended(next, status), now);
        } else if (!now.isBefore(order.until())) {
            orders.decide(order.task(), endings.over(next), now);
        }
    }

    /// Not after its end, when the system can say the last word.
    private static Instant nextQuestion(CasOrder order, Instant now) {
        Duration part = Duration.between(order.created(), now).dividedBy(PARTS);
        Duration pause = part.compareTo(SHORTEST) < 0 ? SHORTEST : part.compareTo(LONGEST) > 0 ? LONGEST : part;
        Instant next = now.plus(pause);
        return now.isBefore(order.until()) && next.isAfter(order.until()) ? order.until() : next;
    }

    private void again(CasOrder order, CasAnswer.Later<?> later) {
        CasStanding next = order.standing().failed(later.why());
        orders.save(order.task(), next, now().plus(later.pause(next.failures())));
    }

    private void heard(CasAnswer<?> answer) {
        @Nullable
        Saying why = answer instanceof CasAnswer.Later<?> later ? later.why() : null;
        CasHealth.Contact before;
        CasHealth after;
        synchronized (this) {
            before = health.contact();
            health = health.after(why, now());
            after = health;
        }
        if (after.contact() != before) {
            log.atInfo().addKeyValue("system", name()).addKeyValue("contact", after.contact()).addKeyValue("why", why)
                    .log("contact with a card system");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// What is under way is cut short, and told or asked again after the restart.
    @Override
    public void close() {
        closed = true;
        system.gateway().close();
        workers.close();
    }
}
