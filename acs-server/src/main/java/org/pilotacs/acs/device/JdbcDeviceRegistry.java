package org.pilotacs.acs.device;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.GroupCommit;
import org.pilotacs.acs.jdbc.GroupRead;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/// The registry on a database: a sighting costs its share of a read and of a commit. Close it before the database. Safe
/// for any number of threads.
public final class JdbcDeviceRegistry implements DeviceRegistry, AutoCloseable {
    /// Most sightings that wait to be written; further callers wait to get in.
    private static final int CAPACITY = 1024;
    private static final int BATCH = 200;
    /// Nobody notices that, and reading eight contacts costs little more than reading one, and wakes nobody eight times.
    private static final Duration BETWEEN_READS = Duration.ofMillis(2);
    /// Commits cost more.
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(5);

    private final Database database;
    private final JdbcDeviceTable table = new JdbcDeviceTable();
    private final JdbcContactRead contacts = new JdbcContactRead();
    private final JdbcInventoryTable inventory = new JdbcInventoryTable();
    private final UnknownDevices unknown;
    private final LinkOrder links;
    private final GroupRead<Sighting, JdbcContactRead.Found> reader;
    private final GroupCommit<Contact> writer;

    /// One that takes every device.
    ///
    /// @param threads makes the two threads, one that reads and one that writes
    public JdbcDeviceRegistry(Database database, ThreadFactory threads) {
        this(database, threads, UnknownDevices.ACCEPT, LinkOrder.NONE);
    }

    /// @param threads makes the two threads, one that reads and one that writes
    public JdbcDeviceRegistry(Database database, ThreadFactory threads, UnknownDevices unknown, LinkOrder links) {
        this.database = database;
        this.unknown = unknown;
        this.links = links;
        this.reader = new GroupRead<>("contacts", CAPACITY, BATCH, BETWEEN_READS,
                sightings -> database.glance(handle -> contacts.find(handle, sightings)), threads);
        this.writer = new GroupCommit<>("sightings", CAPACITY, BATCH, BETWEEN_COMMITS, this::write, threads);
    }

    @Override
    public boolean admits(Identity identity) {
        return switch (unknown) {
            case ACCEPT, QUARANTINE -> true;
            case REFUSE -> database.with(handle -> inventory.ties(handle, List.of(identity)).of(identity) != null);
        };
    }

    @Override
    public Arrival seen(Sighting sighting) {
        Sighting stored = new Sighting(sighting.identity(), sighting.link(),
                sighting.at().truncatedTo(ChronoUnit.MILLIS),
                sighting.peer(), sighting.events(), sighting.learnt());
        JdbcContactRead.Found found = reader.read(stored);
        if (found.row() != null && links.isBeside(found.row().device(), stored)) {
            return beside(found, found.row(), stored);
        }
        Merge merge = new Merge(found.row(), stored);
        DeviceRow after = merge.after();
        SearchKey.Change keys = after.keysSince(found.row());
        Contact contact = new Contact(after, after.isTouchOf(found.row()), keys, cold(merge, after), found.tie());
        contact.encode();
        writer.write(contact);
        DeviceRow seen = found.tie() == null ? after : after.tied(found.tie());
        return new Arrival(unknown.judged(seen), found.row() == null, found.queued(), found.parked());
    }

    /// The device's row is another link's; only what was learnt is kept.
    private Arrival beside(JdbcContactRead.Found found, DeviceRow row, Sighting sighting) {
        if (!sighting.learnt().isEmpty()) {
            ParameterTree before = database.glance(handle -> table.tree(handle, row.device().id()));
            ParameterTree now = before.with(sighting.learnt(), sighting.at());
            if (now != before) {
                Contact contact = new Contact(row, true, SearchKey.Change.NONE, new Contact.Cold.Written(now), null);
                contact.encode();
                writer.write(contact);
            }
        }
        return new Arrival(unknown.judged(row), false, found.queued(), found.parked());
    }

    private Contact.Cold cold(Merge merge, DeviceRow after) {
        if (!merge.touchesCold() && !merge.voidsCold()) {
            return new Contact.Cold.Kept();
        }
        ParameterTree before = merge.isFirst()
                ? ParameterTree.EMPTY
                : database.glance(handle -> table.tree(handle, after.device().id()));
        ParameterTree now = merge.cold(merge.voidsCold() ? before.own() : before);
        if (now == before) {
            return new Contact.Cold.Kept();
        }
        return now.size() == 0 ? new Contact.Cold.Voided() : new Contact.Cold.Written(now);
    }

    private void write(List<Contact> contacts) {
        List<Contact> inOrder = contacts.stream().sorted(Comparator.comparing(one -> one.row().device().id().value()))
                .toList();
        database.transact(handle -> {
            writeAll(handle, inOrder);
            return true;
        });
    }

    private void writeAll(Handle handle, List<Contact> contacts) {
        writeRows(handle, contacts);
        List<DeviceId> voided = new ArrayList<>();
        List<JdbcInventoryTable.Met> met = new ArrayList<>();
        List<JdbcDeviceTable.DeviceKey> come = new ArrayList<>();
        List<JdbcDeviceTable.DeviceKey> gone = new ArrayList<>();
        for (Contact contact : contacts) {
            DeviceId device = contact.row().device().id();
            contact.keys().come().forEach(key -> come.add(new JdbcDeviceTable.DeviceKey(device, key)));
            contact.keys().gone().forEach(key -> gone.add(new JdbcDeviceTable.DeviceKey(device, key)));
            if (contact.cold() instanceof Contact.Cold.Voided) {
                voided.add(device);
            }
            if (contact.tie() != null) {
                met.add(new JdbcInventoryTable.Met(contact.row(), contact.tie(), contact.row().device().lastSeen()));
            }
        }
        table.removeTrees(handle, voided);
        table.writeTrees(handle, contacts);
        table.removeKeys(handle, gone);
        table.addKeys(handle, come);
        inventory.put(handle, met);
    }

    private void writeRows(Handle handle, List<Contact> contacts) {
        List<DeviceRow> touched = contacts.stream().filter(Contact::touch).map(Contact::row).toList();
        List<DeviceRow> whole = contacts.stream().filter(contact -> !contact.touch()).map(Contact::row).toList();
        if (!touched.isEmpty() && table.touchRows(handle, touched) < touched.size()) {
            // somebody removed a row since it was read: the contact makes it anew
            table.writeRows(handle, touched);
        }
        if (!whole.isEmpty()) {
            table.writeRows(handle, whole);
        }
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
