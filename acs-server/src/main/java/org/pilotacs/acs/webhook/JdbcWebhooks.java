package org.pilotacs.acs.webhook;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.saying.SayingJson;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Webhooks in the database, their secrets sealed. What a node writes of one that it does not hold any more changes nothing. Safe
/// for any number of threads.
public final class JdbcWebhooks {
    private static final String PURPOSE = "webhook secrets";
    private static final int MAX_ERROR = 2_000;

    private static final String INSERT = """
            INSERT INTO webhook (id, url, kinds, sealed, created, place, delivered, missed, failures, last_error, next_try,
                node, lease, fence)
            VALUES (:id, :url, :kinds, :sealed, :created, :place, 0, 0, 0, '', 0, '', 0, 0)
            """;

    private static final String DUE = """
            SELECT id FROM webhook WHERE turned_off IS NULL AND next_try <= :now AND lease <= :now
              AND place < (SELECT last_number FROM feed_state WHERE id = 1) ORDER BY id
            """;

    private static final String CLAIM = """
            UPDATE webhook SET node = :node, lease = :until, fence = fence + 1
            WHERE id = :id AND turned_off IS NULL AND next_try <= :now AND lease <= :now
            """;

    private final Database database;
    private final MasterKey key;

    public JdbcWebhooks(Database database, MasterKey key) {
        this.database = database;
        this.key = key;
    }

    /// One that this node sends to until the lease is over.
    record Held(Webhook webhook, Secret secret, long fence) {}

    /// False if there are too many.
    boolean insert(Webhook one, Secret secret, int most) {
        return database.transact(handle -> {
            // whoever adds one waits for others here, so that each counts those before
            handle.createQuery("SELECT id FROM feed_state WHERE id = 1 FOR UPDATE").mapTo(Integer.class).one();
            if (handle.createQuery("SELECT COUNT(*) FROM webhook").mapTo(Integer.class).one() >= most) {
                return false;
            }
            handle.createUpdate(INSERT).bind("id", one.id()).bind("url", one.url().toString())
                    .bind("kinds",
                            one.types().stream().map(EventType::wireName).sorted().collect(Collectors.joining(",")))
                    .bind("sealed", key.seal(PURPOSE, one.id(), secret)).bind("created", one.created().toEpochMilli())
                    .bind("place", one.standing().place()).execute();
            return true;
        });
    }

    List<Webhook> all() {
        return database.with(handle -> handle.createQuery("SELECT * FROM webhook ORDER BY created, id")
                .map((row, _) -> webhook(row)).list());
    }

    Optional<Webhook> find(String id) {
        return held(id).map(Held::webhook);
    }

    Optional<Held> held(String id) {
        return ColumnText.isClean(id) ? database.with(handle -> find(handle, id)) : Optional.empty();
    }

    private Optional<Held> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM webhook WHERE id = :id").bind("id", id)
                .map((row, _) -> new Held(webhook(row), key.open(PURPOSE, id, row.getBytes("sealed")),
                        row.getLong("fence")))
                .findOne();
    }

    boolean remove(String id) {
        return ColumnText.isClean(id) && database
                .transact(handle -> handle.createUpdate("DELETE FROM webhook WHERE id = :id").bind("id", id)
                        .execute() > 0);
    }

    /// Those that nobody sends to and that have something to get.
    List<String> due(Instant now) {
        return database
                .with(handle -> handle.createQuery(DUE).bind("now", now.toEpochMilli()).mapTo(String.class).list());
    }

    /// Takes one that is due; of several nodes one gets it.
    Optional<Held> claim(String id, String node, Instant now, Instant until) {
        return database.transact(handle -> handle.createUpdate(CLAIM).bind("id", id).bind("node", node)
                .bind("now", now.toEpochMilli()).bind("until", until.toEpochMilli()).execute() > 0
                        ? find(handle, id)
                        : Optional.empty());
    }

    /// Gives up what a run of this node that was killed held.
    int recover(String node) {
        return database.transact(handle -> handle
                .createUpdate("UPDATE webhook SET node = '', lease = 0 WHERE node = :node").bind("node", node)
                .execute());
    }

    /// An event was taken; the lease goes on.
    boolean delivered(Held held, long number, int status, Instant now, Instant until) {
        return write(held, """
                UPDATE webhook SET place = :place, delivered = delivered + 1, failing_since = NULL, failures = 0,
                    last_error = '', last_try = :now, last_status = :status, lease = :until
                WHERE id = :id AND fence = :fence
                """, update -> update.bind("place", number).bind("now", now.toEpochMilli()).bind("status", status)
                .bind("until", until.toEpochMilli()));
    }

    /// Nothing that is wanted comes up to this number.
    ///
    /// @param missed of those, how many are kept no longer
    boolean passed(Held held, long number, long missed) {
        return write(held, """
                UPDATE webhook SET place = :place, missed = missed + :missed WHERE id = :id AND fence = :fence
                """, update -> update.bind("place", number).bind("missed", missed));
    }

    /// An event was not taken; the webhook is given back until it is tried again.
    ///
    /// @param status null if there was no answer
    /// @param gone the receiver wants nothing any more
    boolean failed(Held held, @Nullable Integer status, Saying why, boolean gone, Instant now, Instant nextTry) {
        return write(held, """
                UPDATE webhook SET failing_since = COALESCE(failing_since, :now), failures = failures + 1,
                    last_error = :why, last_try = :now, last_status = :status, next_try = :next,
                    turned_off = CASE WHEN :gone THEN :now ELSE turned_off END, node = '', lease = 0
                WHERE id = :id AND fence = :fence
                """, update -> update.bind("now", now.toEpochMilli()).bind("why", stored(why)).bind("status", status)
                .bind("next", nextTry.toEpochMilli()).bind("gone", gone));
    }

    /// Nothing is left to send, or this node stops.
    boolean released(Held held) {
        return write(held, "UPDATE webhook SET node = '', lease = 0 WHERE id = :id AND fence = :fence",
                update -> update);
    }

    /// It was tried by hand and answers.
    void answers(String id, Instant now) {
        database.transact(handle -> handle
                .createUpdate("UPDATE webhook SET turned_off = NULL, next_try = :now WHERE id = :id")
                .bind("now", now.toEpochMilli()).bind("id", id).execute());
    }

    private boolean write(Held held, String sql, UnaryOperator<Update> binding) {
        return database.transact(handle -> binding.apply(handle.createUpdate(sql)).bind("id", held.webhook.id())
                .bind("fence", held.fence).execute() > 0);
    }

    /// A TLS library's own words may be in it, and so anything.
    private static String stored(Saying why) {
        String json = SayingJson.write(why).toString();
        return ColumnText.fit(json.length() <= MAX_ERROR ? json : "\"\"", MAX_ERROR);
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        Instant since = time(row, "failing_since");
        int status = row.getInt("last_status");
        Integer lastStatus = row.wasNull() ? null : (Integer) status;
        return new Webhook(row.getString("id"), URI.create(row.getString("url")), types(row.getString("kinds")),
                Instant.ofEpochMilli(row.getLong("created")),
                new Webhook.Standing(row.getLong("place"), row.getLong("delivered"), row.getLong("missed"),
                        time(row, "turned_off"),
                        since == null
                                ? null
                                : new Webhook.Failing(since, row.getInt("failures"),
                                        SayingJson.parse(row.getString("last_error")),
                                        Instant.ofEpochMilli(row.getLong("next_try"))),
                        time(row, "last_try"), lastStatus));
    }

    private static Set<EventType> types(String kinds) {
        return Arrays.stream(kinds.split(",", -1)).flatMap(kind -> EventType.named(kind).stream())
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long at = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(at);
    }
}
