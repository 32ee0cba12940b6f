package org.pilotacs.acs.link.satellite.carousel;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.link.satellite.payload.EmmRejectedException;
import org.pilotacs.acs.task.CardMessage;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.OutcomeJson;
import org.pilotacs.acs.task.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The messages that are being repeated, what tasks have in them, and the sequences that were given out. All but who plays is
/// changed by the node that plays alone. Safe for any number of threads.
public final class JdbcCarouselStore {
    private static final Logger log = LoggerFactory.getLogger(JdbcCarouselStore.class);
    private static final String PROGRESS = """
            MERGE INTO emm_message m USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY),
                    CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY)) AS u (id, sent, last_sent, surely_sent, due)
            ) s ON m.id = s.id
            WHEN MATCHED THEN UPDATE SET sent = s.sent, last_sent = s.last_sent, surely_sent = s.surely_sent, due = s.due
            """;
    private static final String DECIDE = """
            MERGE INTO emm_order o USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY))
                    AS u (task, outcome, decided)
            ) s ON o.task = s.task
            WHEN MATCHED AND o.outcome IS NULL THEN UPDATE SET outcome = s.outcome, decided = s.decided
            """;

    private final Database database;
    private final JdbcMessageTable messages = new JdbcMessageTable();

    public JdbcCarouselStore(Database database) {
        this.database = database;
    }

    /// How a task is to end.
    record Decided(TaskId task, Outcome outcome) {}

    /// What is wished for.
    ///
    /// @param first it, as it is to be in the message; its message is the new one's id
    /// @param message the message, but for its sequence, its sections and its end
    record Wish(Order first, Message message, Counter counter, Outcome ofSuperseded) {}

    List<OnAirRow> load() {
        return database.with(messages::all);
    }

    /// A message as it is stored.
    record OnAirRow(Message message, OnAir.Progress progress) {}

    /// Those that are live, by no order.
    List<Order> orders() {
        return database.with(messages::orders);
    }

    Optional<Order> order(TaskId task) {
        return database.with(handle -> messages.order(handle, task));
    }

    /// One that is live.
    Optional<Order> live(TaskId task) {
        return database.with(handle -> messages.order(handle, task)
                .filter(order -> messages.outcome(handle, task).isEmpty()));
    }

    List<Order> ordersOf(String message) {
        return database.with(handle -> messages.ordersOf(handle, message));
    }

    /// How a task is to end, if that is decided.
    Optional<Outcome> decided(TaskId task) {
        return database.with(handle -> messages.outcome(handle, task));
    }

    Optional<OnAirRow> message(String id) {
        return database.with(handle -> messages.find(handle, id));
    }

    /// Puts a wish into a message, together with all others that are live of the same counter. Those by the same plan are
    /// superseded.
    Admission admit(Wish wish, Composer composer) {
        return database.transact(handle -> admit(handle, wish, composer));
    }

    private Admission admit(Handle handle, Wish wish, Composer composer) {
        Order known = messages.order(handle, wish.first.task()).orElse(null);
        if (known != null) {
            return new Admission.Known(known);
        }
        OnAirRow former = wish.counter.isOurs() ? messages.live(handle, wish.counter).orElse(null) : null;
        List<Order> live = former == null ? List.of() : messages.ordersOf(handle, former.message().id());
        List<Order> kept = live.stream().filter(order -> !order.plan().equals(wish.first.plan())
                && order.until().isAfter(wish.message.begun())).toList();
        List<Order> orders = new ArrayList<>(kept.stream()
                .map(order -> order.in(wish.message.id(), former == null ? 0 : former.progress().sent())).toList());
        orders.add(wish.first);
        Instant until = orders.stream().map(Order::until).max(Instant::compareTo).orElseThrow();
        Composer.Composed composed;
        try {
            composed = composer.compose(orders.stream().map(Order::content).toList(),
                    messages.lastSequence(handle, wish.counter), until);
        } catch (EmmRejectedException rejected) {
            return new Admission.Rejected(rejected.saying());
        }
        Message message = new Message(wish.message.id(), wish.counter.system(), wish.counter.card(),
                wish.counter.slot(), composed.sequence(), composed.sections(), wish.message.plan(),
                wish.message.priority(), wish.message.begun(), until);
        List<TaskId> superseded = live.stream().filter(order -> !kept.contains(order)).map(Order::task).toList();
        decide(handle, superseded.stream().map(task -> new Decided(task, wish.ofSuperseded)).toList(),
                wish.message.begun());
        write(handle, message, wish, kept.isEmpty() ? List.of() : orders.subList(0, kept.size()));
        if (former != null) {
            messages.delete(handle, List.of(former.message().id()));
        }
        return new Admission.Admitted(message, orders, superseded, former == null ? "" : former.message().id());
    }

    private void write(Handle handle, Message message, Wish wish, List<Order> moved) {
        if (wish.counter.isOurs()) {
            messages.usedSequence(handle, wish.counter, message.sequence());
        }
        messages.insert(handle, message);
        moved.forEach(order -> messages.move(handle, order));
        messages.insert(handle, wish.first);
    }

    /// Has a message say no more than what is still live of it. It goes on where it was, with a sequence of its own.
    ///
    /// @return it; null if it cannot be said, so that it stays as it was
    @Nullable
    Message renew(Message message, Composer composer) {
        return database.transact(handle -> renewed(handle, message, composer));
    }

    private @Nullable Message renewed(Handle handle, Message message, Composer composer) {
        Counter counter = new Counter(message.system(), message.card(), message.slot());
        List<CardMessage> contents = messages.ordersOf(handle, message.id()).stream().map(Order::content).toList();
        Composer.Composed composed;
        try {
            composed = composer.compose(contents, messages.lastSequence(handle, counter), message.until());
        } catch (EmmRejectedException rejected) {
            log.atError().addKeyValue("message", message.id()).addKeyValue("why", rejected.getMessage())
                    .log("what is left of a message cannot be said; it is sent as it was");
            return null;
        }
        Message renewed = new Message(message.id(), message.system(), message.card(), message.slot(),
                composed.sequence(), composed.sections(), message.plan(), message.priority(), message.begun(),
                message.until());
        messages.usedSequence(handle, counter, composed.sequence());
        messages.renew(handle, renewed);
        return renewed;
    }

    /// How far messages have come.
    void progress(Map<String, OnAir.Progress> come) {
        if (come.isEmpty()) {
            return;
        }
        database.transact(handle -> {
            try (ArrayStatement<Map.Entry<String, OnAir.Progress>> write = ArrayStatement.prepare(handle, PROGRESS,
                    come.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList())) {
                return write.text(Map.Entry::getKey).number(one -> one.getValue().sent())
                        .time(one -> one.getValue().lastSent()).time(one -> one.getValue().surelySent())
                        .time(one -> one.getValue().due()).execute();
            }
        });
    }

    /// Decides how tasks end, once for all, and takes messages off the air in which nothing is live any more.
    void decide(List<Decided> decided, List<String> over, Instant now) {
        database.transact(handle -> {
            decide(handle, decided, now);
            messages.delete(handle, over);
            return true;
        });
    }

    private static void decide(Handle handle, List<Decided> decided, Instant now) {
        if (!decided.isEmpty()) {
            try (ArrayStatement<Decided> write = ArrayStatement.prepare(handle, DECIDE, decided)) {
                write.text(one -> one.task.value()).text(one -> OutcomeJson.write(one.outcome)).time(one -> now)
                        .execute();
            }
        }
    }

    /// A decision and the device that it is about.
    public record Unsettled(Order order, Outcome outcome) {}

    /// Decisions that the queue may not know of yet, the newest first.
    List<Unsettled> unsettled(int limit) {
        return database.with(handle -> messages.unsettled(handle, limit));
    }

    /// The queue knows how these ended.
    void forget(List<TaskId> settled) {
        database.transact(handle -> {
            messages.forget(handle, settled);
            return true;
        });
    }

    int tries(String message) {
        return database.with(handle -> messages.tries(handle, message));
    }

    /// Counts wrong digits that people told; how many there are now.
    int tried(String message) {
        return database.transact(handle -> messages.tried(handle, message));
    }

    /// Whether this node is the one that plays, from now until then.
    boolean mayPlay(String node, Instant now, Instant until) {
        return database.transact(handle -> handle
                .createUpdate(
                        """
                                UPDATE emm_player SET node = :node, until = :until WHERE name = 'player' AND (node = :node OR until < :now)
                                """)
                .bind("node", node).bind("until", until.toEpochMilli()).bind("now", now.toEpochMilli())
                .execute() == 1);
    }

    /// Gives it to others.
    void playsNoMore(String node) {
        database.transact(handle -> handle
                .createUpdate("UPDATE emm_player SET until = 0 WHERE name = 'player' AND node = :node")
                .bind("node", node).execute());
    }
}
