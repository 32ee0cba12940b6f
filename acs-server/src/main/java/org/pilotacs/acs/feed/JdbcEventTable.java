package org.pilotacs.acs.feed;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.jdbc.ColumnText;

/// How stores write down that something happened. Stateless.
public final class JdbcEventTable {
    static final int MAX_SUBSCRIBER = 128;

    private static final String APPEND = """
            INSERT INTO feed_event (kind, happened, device_id, subscriber, content)
            VALUES (:kind, :happened, :device, COALESCE(CAST(:subscriber AS VARCHAR),
                (SELECT subscriber FROM device WHERE id = :device)), :content)
            """;

    private JdbcEventTable() {}

    /// Within the transaction that makes it so: then nothing is told that did not happen, and nothing that happened is not.
    public static void append(Handle handle, Happening one) {
        if (one.content().length() > Happening.MAX_CONTENT) {
            throw new IllegalArgumentException("an event of " + one.content().length() + " characters");
        }
        handle.createUpdate(APPEND).bind("kind", one.type().wireName()).bind("happened", one.at().toEpochMilli())
                .bind("device", one.device() == null ? null : one.device().value())
                .bind("subscriber",
                        one.subscriber() == null ? null : ColumnText.fit(one.subscriber(), MAX_SUBSCRIBER))
                .bind("content", one.content()).execute();
    }
}
