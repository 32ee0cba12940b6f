package org.pilotacs.acs.contact;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Happening;
import org.pilotacs.acs.feed.JdbcEventTable;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.RandomId;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// The contacts in the database. Safe for any number of threads.
///
/// That somebody came back is found when they do, and kept with the contact before: reports of a million contacts need not
/// look for the next one of each.
public final class JdbcContacts implements Contacts {
    private static final Duration KEY_HOLDS = Duration.ofHours(24);
    private static final int BATCH = 500;
    private static final List<String> TABLES = List.of("contact_deed", "contact_amendment");

    private static final String BY_KEY = """
            SELECT contact_id, likeness FROM contact_key
            WHERE who = :who AND given_key = :key AND used > :since ORDER BY used LIMIT 1
            """;

    private static final String INSERT_KEY = """
            INSERT INTO contact_key (who, given_key, used_day, used, likeness, contact_id)
            VALUES (:who, :key, :day, :used, :likeness, :contact)
            """;

    /// `%s` is the column by which people are known.
    private static final String NEXT = """
            SELECT MIN(happened) FROM contact WHERE %s = :whose AND happened > :at AND happened <= :until
            """;

    private static final String COME_BACK = """
            UPDATE contact SET again = :at
            WHERE %s = :whose AND happened <= :at AND happened >= :since AND (again IS NULL OR again > :at)
            """;

    /// An erased one is a count for reports: it is about nobody, and nobody is shown it.
    private static final String SOMEBODYS = "(device_id IS NOT NULL OR subscriber IS NOT NULL)";

    private final Database database;
    private final Devices devices;
    private final Subscribers subscribers;
    private final ZoneId zone;
    private final RandomGenerator random;

    /// @param zone in which weeks begin
    public JdbcContacts(Database database, Devices devices, Subscribers subscribers, ZoneId zone,
            RandomGenerator random) {
        this.database = database;
        this.devices = devices;
        this.subscribers = subscribers;
        this.zone = zone;
        this.random = random;
    }

    @Override
    public Recorded record(ContactNote note, NoteKey key, Instant now) {
        Device device = note.device() == null ? null : devices.find(note.device()).orElse(null);
        if (device == null && note.device() != null) {
            return new Recorded.UnknownDevice();
        }
        Instant at = Objects.requireNonNullElse(note.at(), now).truncatedTo(ChronoUnit.MILLIS);
        String number = note.subscriber() != null || device == null ? note.subscriber() : device.subscriber();
        String area = number == null ? "" : area(number);
        Contact contact = new Contact(RandomId.next(random), key.who(), note.at(at, number),
                device == null ? Snapshot.of(area) : Snapshot.of(device, area), List.of());
        String likeness = note.likeness();
        Recorded recorded = database.transact(handle -> {
            Recorded known = known(handle, key, likeness, now);
            if (known != null) {
                return known;
            }
            insert(handle, contact);
            tell(handle, EventType.CONTACT_SAVED, contact, new Author(contact.by(), contact.note().agent()), now);
            handle.createUpdate(INSERT_KEY).bind("who", key.who()).bind("key", key.key())
                    .bind("day", TimeUnit.MILLISECONDS.toDays(now.toEpochMilli())).bind("used", now.toEpochMilli())
                    .bind("likeness", likeness).bind("contact", contact.id()).execute();
            return new Recorded.Taken(contact);
        });
        database.awaitWritten();
        return recorded;
    }

    private String area(String number) {
        return subscribers.area(number).orElse("");
    }

    private static @Nullable Recorded known(Handle handle, NoteKey key, String likeness, Instant now) {
        return handle.createQuery(BY_KEY).bind("who", key.who()).bind("key", key.key())
                .bind("since", now.minus(KEY_HOLDS).toEpochMilli())
                .map((row, _) -> row.getString("likeness").equals(likeness)
                        ? find(handle, row.getString("contact_id"), "").<Recorded>map(Recorded.Repeated::new)
                                .orElseGet(Recorded.KeyReused::new)
                        : new Recorded.KeyReused())
                .findOne().orElse(null);
    }

    /// Contacts of one device or customer wait for each other here, so that each sees those before it.
    private void insert(Handle handle, Contact contact) {
        DeviceId device = contact.note().device();
        String number = contact.note().subscriber();
        String id = device == null ? "" : device.value();
        handle.createQuery("SELECT id FROM device WHERE id = :id FOR UPDATE").bind("id", id).mapTo(String.class)
                .findOne();
        handle.createQuery("SELECT number FROM subscriber WHERE number = :number FOR UPDATE")
                .bind("number", number == null ? "" : number).mapTo(String.class).findOne();
        Long again = null;
        if (device != null) {
            again = comeBack(handle, "device_id", id, contact.at());
        }
        if (number != null) {
            again = earlier(again, comeBack(handle, "subscriber", number, contact.at()));
        }
        JdbcContactTable.insert(handle, contact, week(contact.at()), again);
    }

    /// Notes with the contacts before that people came back, and tells when they did after this one.
    private static @Nullable Long comeBack(Handle handle, String column, String whose, Instant at) {
        handle.createUpdate(COME_BACK.formatted(column)).bind("whose", whose).bind("at", at.toEpochMilli())
                .bind("since", at.minus(COMES_BACK).toEpochMilli()).execute();
        return handle.createQuery(NEXT.formatted(column)).bind("whose", whose).bind("at", at.toEpochMilli())
                .bind("until", at.plus(COMES_BACK).toEpochMilli()).mapTo(Long.class).findOne().orElse(null);
    }

    private static @Nullable Long earlier(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : (Long) Math.min(one, other);
    }

    /// For example `2026-W48`.
    private String week(Instant at) {
        return "%04d-W%02d".formatted(at.atZone(zone).get(IsoFields.WEEK_BASED_YEAR),
                at.atZone(zone).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    @Override
    public Optional<Contact> find(String id) {
        return ColumnText.isClean(id) ? database.with(handle -> find(handle, id, "")) : Optional.empty();
    }

    private static Optional<Contact> find(Handle handle, String id, String lock) {
        return JdbcContactTable.read(handle, handle
                .createQuery("SELECT * FROM contact WHERE id = :id AND " + SOMEBODYS + lock).bind("id", id)
                .map((row, _) -> JdbcContactTable.row(row)).list()).stream().findFirst();
    }

    @Override
    public Amending.Result amend(String id, Amending amending, Instant now) {
        if (!ColumnText.isClean(id)) {
            return new Amending.NoSuchContact();
        }
        Amending.Result result = database.transact(handle -> find(handle, id, " FOR UPDATE")
                .map(contact -> amend(handle, contact, amending, now)).orElseGet(Amending.NoSuchContact::new));
        database.awaitWritten();
        return result;
    }

    private static Amending.Result amend(Handle handle, Contact contact, Amending amending, Instant now) {
        Helped helped = Objects.requireNonNullElse(amending.helped(), contact.note().helped());
        String text = Objects.requireNonNullElse(amending.text(), contact.note().text());
        if (helped == contact.note().helped() && text.equals(contact.note().text())) {
            return new Amending.Amended(contact);
        }
        int version = contact.amendments().size() + 1;
        if (version > MOST_AMENDMENTS) {
            return new Amending.TooOften();
        }
        JdbcContactTable.insert(handle, contact.id(), version, new Amendment(now, amending.by(),
                contact.note().helped(), contact.note().text()));
        handle.createUpdate("UPDATE contact SET helped = :helped, note = :note WHERE id = :id")
                .bind("helped", helped.name()).bind("note", text).bind("id", contact.id()).execute();
        Contact amended = find(handle, contact.id(), "").orElseThrow();
        tell(handle, EventType.CONTACT_AMENDED, amended, amending.by(), now);
        return new Amending.Amended(amended);
    }

    private static void tell(Handle handle, EventType type, Contact contact, Author by, Instant now) {
        JdbcEventTable.append(handle, new Happening(type, now, contact.note().device(), contact.note().subscriber(),
                ContactEventJson.write(contact, by)));
    }

    @Override
    public ContactPage search(ContactSearch search) {
        JdbcFilter filter = new JdbcFilter().and(SOMEBODYS).and("happened >= :from", "from", search.from())
                .and("happened < :to", "to", search.to())
                .and("device_id = :device", "device", search.device() == null ? null : search.device().value())
                .and("subscriber = :subscriber", "subscriber", search.subscriber())
                .and("complaint = :complaint", "complaint", search.complaint())
                .and("cause = :cause", "cause", search.cause()).and("channel = :channel", "channel", search.channel())
                .and("helped = :helped", "helped", search.helped());
        if (search.cursor() != null) {
            ContactCursor after = ContactCursor.read(search.cursor());
            // the first condition is one that an index can be read by
            filter.and("happened <= :at", "at", after.at()).and("(happened < :at OR id < :after)", "after", after.id());
        }
        // one more than asked for tells whether there is a next page
        List<Contact> found = database.with(handle -> JdbcContactTable.read(handle, filter.bind(handle.createQuery(
                "SELECT * FROM contact" + filter.where() + " ORDER BY happened DESC, id DESC LIMIT :limit"))
                .bind("limit", search.limit() + 1).map((row, _) -> JdbcContactTable.row(row)).list()));
        List<Contact> page = found.subList(0, Math.min(search.limit(), found.size()));
        return new ContactPage(page,
                found.size() > page.size() ? ContactCursor.after(page.getLast()).text() : null);
    }

    @Override
    public void forgetBefore(Instant limit, Instant now) {
        database.transact(handle -> handle.createUpdate("DELETE FROM contact_key WHERE used <= :since")
                .bind("since", now.minus(KEY_HOLDS).toEpochMilli()).execute());
        for (int gone = BATCH; gone == BATCH;) {
            gone = database.transact(handle -> forgetSome(handle, limit));
        }
    }

    private static int forgetSome(Handle handle, Instant limit) {
        List<String> ids = handle.createQuery(
                "SELECT id FROM contact WHERE happened < :limit ORDER BY happened LIMIT :most")
                .bind("limit", limit.toEpochMilli()).bind("most", BATCH).mapTo(String.class).list();
        if (!ids.isEmpty()) {
            TABLES.forEach(table -> handle.createUpdate("DELETE FROM " + table + " WHERE contact_id IN (<ids>)")
                    .bindList("ids", ids).execute());
            handle.createUpdate("DELETE FROM contact WHERE id IN (<ids>)").bindList("ids", ids).execute();
        }
        return ids.size();
    }
}
