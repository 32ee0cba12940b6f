package org.pilotacs.acs.device;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.GroupCommit;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/// The registry on a database: a sighting that changes nothing costs one read and a share of a commit. Close it before
/// the database. Safe for any number of threads.
public final class JdbcDeviceRegistry implements DeviceRegistry, AutoCloseable {
    /// Most sightings that wait to be written; further callers wait to get in.
    private static final int CAPACITY = 1024;
    private static final int BATCH = 200;

    private final Database database;
    private final JdbcDeviceTable table = new JdbcDeviceTable();
    private final JdbcInventoryTable inventory = new JdbcInventoryTable();
    private final UnknownDevices unknown;
    private final GroupCommit<Contact> writer;

    /// One that takes every device.
    ///
    /// @param threads makes the one thread that writes
    public JdbcDeviceRegistry(Database database, ThreadFactory threads) {
        this(database, threads, UnknownDevices.ACCEPT);
    }

    /// @param threads makes the one thread that writes
    public JdbcDeviceRegistry(Database database, ThreadFactory threads, UnknownDevices unknown) {
        this.database = database;
        this.unknown = unknown;
        this.writer = new GroupCommit<>("sightings", CAPACITY, BATCH, this::write, threads);
    }

    @Override
    public boolean admits(Identity identity) {
        return switch (unknown) {
            case ACCEPT, QUARANTINE -> true;
            case REFUSE -> database.with(handle -> inventory.tie(handle, identity) != null);
        };
    }

    @Override
    public Arrival seen(Sighting sighting) {
        Sighting stored = new Sighting(sighting.identity(), sighting.link(),
                sighting.at().truncatedTo(ChronoUnit.MILLIS),
                sighting.peer(), sighting.events(), sighting.learnt());
        return database.with(handle -> read(handle, stored)).committedBy(writer);
    }

    private Pending read(Handle handle, Sighting sighting) {
        JdbcDeviceTable.Found found = table.findForContact(handle, sighting);
        Merge merge = new Merge(found.row(), sighting);
        DeviceRow after = merge.after();
        DeviceRow.Tie tie = found.expected() ? inventory.tie(handle, sighting.identity()) : null;
        Contact contact = new Contact(after, after.isTouchOf(found.row()), keys(after, found.row()),
                keys(found.row(), after), cold(handle, merge, after), tie);
        contact.encode();
        DeviceRow seen = tie == null ? after : after.tied(tie);
        return new Pending(contact,
                new Arrival(unknown.judged(seen), found.row() == null, found.queued(), found.parked()));
    }

    /// What is to be written, and the answer once it is. The connection that it was read with is given back in between.
    private record Pending(Contact contact, Arrival arrival) {
        Arrival committedBy(GroupCommit<Contact> writer) {
            writer.write(contact);
            return arrival;
        }
    }

    private Contact.Cold cold(Handle handle, Merge merge, DeviceRow after) {
        if (!merge.touchesCold()) {
            return merge.voidsCold() ? new Contact.Cold.Voided() : new Contact.Cold.Kept();
        }
        ParameterTree before = merge.voidsCold() ? ParameterTree.EMPTY : table.tree(handle, after.device().id());
        ParameterTree now = merge.cold(before);
        return now == before && !merge.voidsCold() ? new Contact.Cold.Kept() : new Contact.Cold.Written(now);
    }

    /// The keys that the one row has and the other has not.
    private static Set<SearchKey> keys(@Nullable DeviceRow of, @Nullable DeviceRow not) {
        if (of == null || not != null && of.isFoundLike(not)) {
            return Set.of();
        }
        Set<SearchKey> keys = new HashSet<>(of.seenKeys());
        if (not != null) {
            keys.removeAll(not.seenKeys());
        }
        return keys;
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
            contact.come().forEach(key -> come.add(new JdbcDeviceTable.DeviceKey(device, key)));
            contact.gone().forEach(key -> gone.add(new JdbcDeviceTable.DeviceKey(device, key)));
            if (contact.cold() instanceof Contact.Cold.Voided) {
                voided.add(device);
            }
            if (contact.tie() != null) {
                met.add(new JdbcInventoryTable.Met(contact.row(), contact.tie()));
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
        writer.close();
    }
}
