package org.pilotacs.acs.link.satellite.gateway;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.link.satellite.payload.CasStatus;
import org.pilotacs.acs.link.satellite.payload.CasTicket;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.saying.SayingJson;
import org.pilotacs.acs.task.CardMessage;
import org.pilotacs.acs.task.CardMessageJson;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.OutcomeJson;
import org.pilotacs.acs.task.TaskId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What card systems are told, with the table `cas_order`. An order is live until it is decided how it ends, which happens
/// once. Safe for any number of threads.
public final class JdbcCasOrders {
    private static final int MAX_CARD = 64;
    private static final String INSERT = """
            INSERT INTO cas_order (task, device_id, system, card, plan, content, answers, created, until, sent, failures, due)
            VALUES (:task, :device, :system, :card, :plan, :content, :answers, :created, :until, 0, 0, :due)
            """;
    private static final String SAVE = """
            UPDATE cas_order SET ticket = :ticket, state = :state, sent = :sent, last_sent = :lastSent,
                next_sent = :nextSent, on_air = :onAir, failures = :failures, obstacle = :obstacle, due = :due
            WHERE task = :task AND outcome IS NULL
            """;
    private static final String DECIDE = """
            UPDATE cas_order SET outcome = :outcome, decided = :now, due = NULL WHERE task = :task AND outcome IS NULL
            """;

    private final Database database;

    public JdbcCasOrders(Database database) {
        this.database = database;
    }

    /// Takes an order in and ends those that are live of the same plan for the same card. The same task again changes
    /// nothing.
    ///
    /// @param due when the system is to be told
    /// @return as it is stored, perhaps from an earlier time
    public CasOrder take(CasOrder wish, Instant due, Outcome ofSuperseded) {
        return database.transact(handle -> find(handle, wish.task()).orElseGet(() -> {
            superseded(handle, wish).forEach(task -> decide(handle, task, ofSuperseded, wish.created()));
            insert(handle, wish, due);
            return wish;
        }));
    }

    private static List<TaskId> superseded(Handle handle, CasOrder wish) {
        return handle.createQuery("""
                SELECT task FROM cas_order WHERE card = :card AND system = :system AND plan = :plan AND outcome IS NULL
                """).bind("card", card(wish)).bind("system", wish.system()).bind("plan", wish.plan())
                .map((row, _) -> new TaskId(row.getString("task"))).list();
    }

    private static void insert(Handle handle, CasOrder wish, Instant due) {
        handle.createUpdate(INSERT).bind("task", wish.task().value())
                .bind("device", ColumnText.fit(wish.device().value(), DeviceId.MAX_LENGTH))
                .bind("system", wish.system()).bind("card", card(wish)).bind("plan", wish.plan())
                .bind("content", CardMessageJson.write(new CardMessage.Orders(wish.orders())).toString())
                .bind("answers", wish.answers()).bind("created", wish.created().toEpochMilli())
                .bind("until", wish.until().toEpochMilli()).bind("due", due.toEpochMilli()).execute();
    }

    /// Those of a system that are to be told or asked after by now, the longest due first.
    List<TaskId> due(String system, Instant now, int limit) {
        return database.with(handle -> handle
                .createQuery(
                        "SELECT task FROM cas_order WHERE system = :system AND due <= :now ORDER BY due LIMIT :limit")
                .bind("system", system).bind("now", now.toEpochMilli()).bind("limit", limit)
                .map((row, _) -> new TaskId(row.getString("task"))).list());
    }

    /// One that is due by now.
    Optional<CasOrder> due(TaskId task, Instant now) {
        return database.with(handle -> handle.createQuery("SELECT * FROM cas_order WHERE task = :task AND due <= :now")
                .bind("task", task.value()).bind("now", now.toEpochMilli()).map((row, _) -> order(row)).findOne());
    }

    /// Writes down how a live one stands, and when it is due again.
    void save(TaskId task, CasStanding standing, Instant due) {
        Saying obstacle = standing.obstacle();
        database.transact(handle -> handle.createUpdate(SAVE).bind("task", task.value())
                .bind("ticket", standing.ticket() == null ? null : standing.ticket().text())
                .bind("state", standing.state() == null ? null : standing.state().name()).bind("sent", standing.sent())
                .bind("lastSent", millis(standing.lastSent())).bind("nextSent", millis(standing.nextSend()))
                .bind("onAir", millis(standing.onAir())).bind("failures", standing.failures())
                .bind("obstacle", obstacle == null ? null : stored(obstacle))
                .bind("due", due.toEpochMilli()).execute());
    }

    /// Decides how a task ends, once for all; what was decided before stays.
    public void decide(TaskId task, Outcome outcome, Instant now) {
        database.transact(handle -> decide(handle, task, outcome, now));
    }

    private static int decide(Handle handle, TaskId task, Outcome outcome, Instant now) {
        return handle.createUpdate(DECIDE).bind("task", task.value()).bind("outcome", OutcomeJson.write(outcome))
                .bind("now", now.toEpochMilli()).execute();
    }

    /// One that is live.
    public Optional<CasOrder> live(TaskId task) {
        return database.with(handle -> handle
                .createQuery("SELECT * FROM cas_order WHERE task = :task AND outcome IS NULL")
                .bind("task", task.value())
                .map((row, _) -> order(row)).findOne());
    }

    private static Optional<CasOrder> find(Handle handle, TaskId task) {
        return handle.createQuery("SELECT * FROM cas_order WHERE task = :task").bind("task", task.value())
                .map((row, _) -> order(row)).findOne();
    }

    /// How a task is to end, if that is decided.
    public Optional<Outcome> decided(TaskId task) {
        return database.with(handle -> handle
                .createQuery("SELECT outcome FROM cas_order WHERE task = :task AND outcome IS NOT NULL")
                .bind("task", task.value()).mapTo(String.class).findOne()
                .map(json -> OutcomeJson.read(task.value(), json)));
    }

    /// Live ones whose time is over.
    List<CasOrder> over(Instant now, int limit) {
        return database.with(handle -> handle
                .createQuery(
                        "SELECT * FROM cas_order WHERE until <= :now AND outcome IS NULL ORDER BY until LIMIT :limit")
                .bind("now", now.toEpochMilli()).bind("limit", limit).map((row, _) -> order(row)).list());
    }

    /// Live ones that were sent to boxes that also speak, in the order of their tasks.
    ///
    /// @param after where to go on; empty for the beginning
    public List<CasOrder> answering(String after, int limit) {
        return database.with(handle -> handle.createQuery("""
                SELECT * FROM cas_order WHERE task > :after AND outcome IS NULL AND answers AND sent > 0
                ORDER BY task LIMIT :limit""").bind("after", after).bind("limit", limit)
                .map((row, _) -> order(row)).list());
    }

    /// A decision and what it is about.
    public record Unsettled(TaskId task, DeviceId device, Instant until, Outcome outcome) {}

    /// Decisions that the queue may not know of yet, the latest first, so that those that it knows and we failed to forget are in
    /// nobody's way.
    public List<Unsettled> unsettled(int limit) {
        return database.with(handle -> handle
                .createQuery("SELECT * FROM cas_order WHERE decided >= 0 ORDER BY decided DESC LIMIT :limit")
                .bind("limit", limit).map((row, _) -> unsettled(row)).list());
    }

    private static Unsettled unsettled(ResultSet row) throws SQLException {
        String task = row.getString("task");
        return new Unsettled(new TaskId(task), new DeviceId(row.getString("device_id")), time(row, "until"),
                OutcomeJson.read(task, row.getString("outcome")));
    }

    /// The queue knows how these ended.
    public void forget(List<TaskId> settled) {
        database.transact(handle -> {
            settled.forEach(task -> handle.createUpdate("DELETE FROM cas_order WHERE task = :task")
                    .bind("task", task.value()).execute());
            return true;
        });
    }

    /// How much a card system has of us.
    ///
    /// @param live orders
    /// @param waiting those of them that it has not sent yet
    /// @param nextTry when the next is tried again that came to nothing; null if there is none
    public record Load(long live, long waiting, @Nullable Instant nextTry) {}

    public Load load(String system) {
        return database.with(handle -> handle.createQuery("""
                SELECT COUNT(*) AS live, COALESCE(SUM(CASE WHEN sent = 0 THEN 1 ELSE 0 END), 0) AS waiting,
                    MIN(CASE WHEN failures > 0 THEN due END) AS next_try
                FROM cas_order WHERE system = :system AND outcome IS NULL""").bind("system", system)
                .map((row, _) -> new Load(row.getLong("live"), row.getLong("waiting"), timeOrNull(row, "next_try")))
                .one());
    }

    private static CasOrder order(ResultSet row) throws SQLException {
        String task = row.getString("task");
        return new CasOrder(new TaskId(task), new DeviceId(row.getString("device_id")), row.getString("system"),
                row.getString("card"), row.getString("plan"),
                CardMessageJson.read(task, row.getString("content")) instanceof CardMessage.Orders(var orders)
                        ? orders
                        : List.of(),
                row.getBoolean("answers"), time(row, "created"), time(row, "until"), standing(row));
    }

    private static CasStanding standing(ResultSet row) throws SQLException {
        String ticket = row.getString("ticket");
        String state = row.getString("state");
        String obstacle = row.getString("obstacle");
        return new CasStanding(ticket == null ? null : new CasTicket(ticket),
                state == null ? null : CasStatus.State.valueOf(state), row.getLong("sent"),
                timeOrNull(row, "last_sent"),
                timeOrNull(row, "next_sent"), timeOrNull(row, "on_air"), row.getInt("failures"),
                obstacle == null ? null : SayingJson.parse(obstacle));
    }

    private static String card(CasOrder order) {
        return ColumnText.fit(order.card(), MAX_CARD);
    }

    /// The system's own words may be in it, and so anything.
    private static String stored(Saying saying) {
        return ColumnText.fit(SayingJson.write(saying).toString(), Integer.MAX_VALUE);
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
