package org.pilotacs.acs.contact;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.DeviceId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Contacts as rows. Stateless.
final class JdbcContactTable {
    private static final String INSERT = """
            INSERT INTO contact (id, happened, device_id, subscriber, channel, agent, complaint, error_code, cause,
                cause_source, probability, diagnosis, helped, note, model, firmware, area, week, millis, again,
                kept_by)
            VALUES (:id, :happened, :device, :subscriber, :channel, :agent, :complaint, :code, :cause,
                :source, :probability, :diagnosis, :helped, :note, :model, :firmware, :area, :week, :millis, :again,
                :by)
            """;

    private static final String INSERT_DEED = """
            INSERT INTO contact_deed (contact_id, place, action_id, kind, anew)
            VALUES (:contact, :place, :action, :kind, :anew)
            """;

    private static final String INSERT_AMENDMENT = """
            INSERT INTO contact_amendment (contact_id, version, amended, amended_by, agent, helped, note)
            VALUES (:contact, :version, :at, :by, :agent, :helped, :note)
            """;

    private JdbcContactTable() {}

    /// @param again when the same people contacted us next, null if they have not
    static void insert(Handle handle, Contact contact, String week, @Nullable Long again) {
        ContactNote note = contact.note();
        FoundCause cause = note.cause();
        Snapshot snapshot = contact.snapshot();
        handle.createUpdate(INSERT).bind("id", contact.id()).bind("happened", contact.at().toEpochMilli())
                .bind("device", note.device() == null ? null : note.device().value())
                .bind("subscriber", note.subscriber()).bind("channel", note.channel().name())
                .bind("agent", note.agent()).bind("complaint", note.complaint().name()).bind("code", note.errorCode())
                .bind("cause", cause == null ? null : cause.id())
                .bind("source", cause == null ? null : cause.source().name())
                .bind("probability", cause == null ? null : cause.probability()).bind("diagnosis", note.diagnosis())
                .bind("helped", note.helped().name()).bind("note", note.text()).bind("model", snapshot.model())
                .bind("firmware", snapshot.firmware()).bind("area", snapshot.area()).bind("week", week)
                .bind("millis", note.length() == null ? null : Long.valueOf(note.length().toMillis()))
                .bind("again", again).bind("by", contact.by()).execute();
        Set<String> kinds = new HashSet<>();
        for (int place = 0; place < note.done().size(); place++) {
            Deed deed = note.done().get(place);
            handle.createUpdate(INSERT_DEED).bind("contact", contact.id()).bind("place", place)
                    .bind("action", deed.action()).bind("kind", deed.kind()).bind("anew", kinds.add(deed.kind()))
                    .execute();
        }
    }

    static void insert(Handle handle, String contact, int version, Amendment former) {
        handle.createUpdate(INSERT_AMENDMENT).bind("contact", contact).bind("version", version)
                .bind("at", former.at().toEpochMilli()).bind("by", former.by().who()).bind("agent", former.by().agent())
                .bind("helped", former.helped().name()).bind("note", former.text()).execute();
    }

    /// The rows of a query as contacts, in its order.
    static List<Contact> read(Handle handle, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> ids = rows.stream().map(Row::id).toList();
        Map<String, List<Deed>> deeds = handle.createQuery(
                "SELECT * FROM contact_deed WHERE contact_id IN (<ids>) ORDER BY contact_id, place")
                .bindList("ids", ids).map((row, _) -> Map.entry(row.getString("contact_id"),
                        new Deed(row.getString("action_id"), row.getString("kind"))))
                .collect(grouped());
        Map<String, List<Amendment>> amendments = handle.createQuery(
                "SELECT * FROM contact_amendment WHERE contact_id IN (<ids>) ORDER BY contact_id, version")
                .bindList("ids", ids)
                .map((row, _) -> Map.entry(row.getString("contact_id"),
                        new Amendment(Instant.ofEpochMilli(row.getLong("amended")),
                                new Author(row.getString("amended_by"), row.getString("agent")),
                                Helped.valueOf(row.getString("helped")), row.getString("note"))))
                .collect(grouped());
        List<Contact> contacts = new ArrayList<>();
        rows.forEach(row -> contacts.add(row.contact(deeds.getOrDefault(row.id, List.of()),
                amendments.getOrDefault(row.id, List.of()))));
        return contacts;
    }

    private static <T> java.util.stream.Collector<Map.Entry<String, T>, ?, Map<String, List<T>>> grouped() {
        return Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()));
    }

    /// A contact without what other tables say of it.
    record Row(String id, String by, ContactNote note, Snapshot snapshot) {
        Contact contact(List<Deed> done, List<Amendment> amendments) {
            ContactNote whole = new ContactNote(note.at(), note.device(), note.subscriber(), note.channel(),
                    note.agent(), note.complaint(), note.errorCode(), note.cause(), note.diagnosis(), done,
                    note.helped(), note.text(), note.length());
            return new Contact(id, by, whole, snapshot, amendments);
        }
    }

    static Row row(ResultSet row) throws SQLException {
        String device = row.getString("device_id");
        long millis = row.getLong("millis");
        Duration length = row.wasNull() ? null : Duration.ofMillis(millis);
        return new Row(row.getString("id"), row.getString("kept_by"),
                new ContactNote(Instant.ofEpochMilli(row.getLong("happened")),
                        device == null ? null : new DeviceId(device), row.getString("subscriber"),
                        ContactChannel.valueOf(row.getString("channel")), row.getString("agent"),
                        Complaint.valueOf(row.getString("complaint")), row.getString("error_code"), cause(row),
                        row.getString("diagnosis"), List.of(), Helped.valueOf(row.getString("helped")),
                        row.getString("note"), length),
                new Snapshot(row.getString("model"), row.getString("firmware"), row.getString("area")));
    }

    private static @Nullable FoundCause cause(ResultSet row) throws SQLException {
        String cause = row.getString("cause");
        double probability = row.getDouble("probability");
        boolean none = row.wasNull();
        return cause == null
                ? null
                : new FoundCause(cause, FoundCause.Source.valueOf(row.getString("cause_source")),
                        none ? null : (Double) probability);
    }
}
