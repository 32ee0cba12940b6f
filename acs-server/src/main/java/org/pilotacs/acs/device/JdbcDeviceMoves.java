package org.pilotacs.acs.device;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.StaleRowException;
import org.pilotacs.acs.jdbc.Together;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Takes devices over into the database, many in one transaction.
///
/// A box that comes while it is moved is not overwritten, as its row is only written if its last contact is still the one that
/// was merged with. A contact that read the row before the move and is committed after it wins: then the same move can be
/// repeated.
public final class JdbcDeviceMoves implements DeviceMoves {
    static final String FIND = """
            SELECT d.* FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (moved) JOIN device d ON d.id = u.moved
            """;

    static final String FIND_TREES = """
            SELECT p.device_id, p.tree FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (moved)
                JOIN device_parameters p ON p.device_id = u.moved
            """;

    /// What no contact writes.
    static final String WRITE_OWN = """
            MERGE INTO device d USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY),
                                     CAST(? AS VARCHAR ARRAY)) AS u (id, seen, first_seen, tags)
            ) s ON d.id = s.id
            WHEN MATCHED AND d.last_seen = s.seen THEN UPDATE SET first_seen = s.first_seen, tags = s.tags
            """;

    private final Database database;
    private final String link;
    private final JdbcDeviceTable table = new JdbcDeviceTable();
    private final JdbcInventoryTable inventory = new JdbcInventoryTable();

    /// One device in the course of a move.
    ///
    /// @param before as it is stored, null if it is not
    private record Case(@Nullable DeviceRow before, ParameterTree coldBefore, DeviceRow after, ParameterTree cold,
            DeviceRow.@Nullable Tie tie) {
        DeviceId id() {
            return after.device().id();
        }

        boolean isChanged() {
            return before == null || !before.device().equals(after.device()) || cold != coldBefore
                    || !before.searched().equals(after.searched());
        }
    }

    /// What a batch comes to.
    private record Plan(Map<String, Case> cases, List<Moved> moved) {}

    /// @param link by which the boxes of the other server come
    public JdbcDeviceMoves(Database database, String link) {
        this.database = database;
        this.link = link;
    }

    @Override
    public List<Moved> preview(List<MovedDevice> devices) {
        return database.with(handle -> plan(handle, devices)).moved();
    }

    @Override
    public List<Moved> take(List<MovedDevice> devices) {
        IdentityHashMap<MovedDevice, Moved> done = new IdentityHashMap<>();
        Together.Written written = Together.write("moves", devices, some -> {
            List<Moved> moved = database.transact(handle -> {
                Plan plan = plan(handle, some);
                write(handle, plan.cases().values().stream().filter(Case::isChanged).toList());
                return plan.moved();
            });
            for (int i = 0; i < some.size(); i++) {
                done.put(some.get(i), moved.get(i));
            }
        });
        if (written.outage() != null) {
            throw written.outage();
        }
        List<Moved> all = new ArrayList<>();
        for (int i = 0; i < devices.size(); i++) {
            RuntimeException failure = written.failures().get(i);
            all.add(failure == null
                    ? Objects.requireNonNull(done.get(devices.get(i)))
                    : new Moved(Fate.FAILED, 0, 0, String.valueOf(failure.getMessage())));
        }
        return all;
    }

    private Plan plan(Handle handle, List<MovedDevice> devices) {
        Map<String, Case> cases = new TreeMap<>();
        List<String> ids = devices.stream().map(one -> one.identity().deviceId().value()).distinct().sorted().toList();
        Map<String, DeviceRow> rows = rows(handle, ids);
        Map<String, ParameterTree> trees = trees(handle, ids);
        JdbcInventoryTable.Ties ties = inventory.ties(handle, devices.stream().map(MovedDevice::identity).toList());
        List<Moved> moved = new ArrayList<>();
        for (MovedDevice one : devices) {
            String id = one.identity().deviceId().value();
            Case known = cases.get(id);
            DeviceRow stored = rows.get(id);
            DeviceRow before = known == null ? stored : known.after();
            ParameterTree coldBefore = known == null
                    ? trees.getOrDefault(id, ParameterTree.EMPTY)
                    : known.cold();
            DeviceRow.Tie tie = stored != null && stored.inventoried() || known != null
                    ? null
                    : ties.of(one.identity());
            MoveMerge.Made made = new MoveMerge(before, coldBefore, one).made(link, tie);
            Case now = new Case(before, coldBefore, made.row(), made.cold(), tie);
            moved.add(new Moved(before == null ? Fate.NEW : now.isChanged() ? Fate.CHANGED : Fate.SAME,
                    made.cold().size(), made.tagsLeft(), ""));
            cases.put(id, new Case(stored, trees.getOrDefault(id, ParameterTree.EMPTY), made.row(), made.cold(),
                    known == null ? tie : known.tie()));
        }
        return new Plan(cases, moved);
    }

    private Map<String, DeviceRow> rows(Handle handle, List<String> ids) {
        Map<String, DeviceRow> rows = new HashMap<>();
        try (ArrayStatement<String> find = ArrayStatement.prepare(handle, FIND, ids)) {
            find.text(id -> id).read(row -> rows.put(row.getString("id"), table.row(row)));
        }
        return rows;
    }

    private static Map<String, ParameterTree> trees(Handle handle, List<String> ids) {
        Map<String, ParameterTree> trees = new HashMap<>();
        try (ArrayStatement<String> find = ArrayStatement.prepare(handle, FIND_TREES, ids)) {
            find.text(id -> id).read(row -> {
                String id = row.getString("device_id");
                trees.put(id, JdbcDeviceTable.decoded(id, row.getBytes("tree")));
            });
        }
        return trees;
    }

    private void write(Handle handle, List<Case> cases) {
        if (cases.isEmpty()) {
            return;
        }
        List<Case> known = cases.stream().filter(one -> one.before() != null).toList();
        if (writeOwn(handle, known, true) < known.size()) {
            throw new StaleRowException("a device");
        }
        table.writeRows(handle, cases.stream().map(Case::after).toList());
        List<Case> fresh = cases.stream().filter(one -> one.before() == null).toList();
        if (writeOwn(handle, fresh, false) < fresh.size()) {
            throw new StaleRowException("a device");
        }
        List<Contact> contacts = new ArrayList<>();
        List<JdbcDeviceTable.DeviceKey> come = new ArrayList<>();
        List<JdbcDeviceTable.DeviceKey> gone = new ArrayList<>();
        List<JdbcInventoryTable.Met> met = new ArrayList<>();
        for (Case one : cases) {
            SearchKey.Change keys = one.after().keysSince(one.before());
            keys.come().forEach(key -> come.add(new JdbcDeviceTable.DeviceKey(one.id(), key)));
            keys.gone().forEach(key -> gone.add(new JdbcDeviceTable.DeviceKey(one.id(), key)));
            MoveMerge.newTags(one.before(), one.after())
                    .forEach(key -> come.add(new JdbcDeviceTable.DeviceKey(one.id(), key)));
            if (one.cold() != one.coldBefore()) {
                contacts.add(new Contact(one.after(), false, keys, new Contact.Cold.Written(one.cold()), null));
            }
            DeviceRow.Tie tie = one.tie();
            if (tie != null) {
                Set<String> tags = tie.tags() == null ? null : one.after().device().tags();
                met.add(new JdbcInventoryTable.Met(one.after(), new DeviceRow.Tie(tie.subscriber(), tie.card(), tags),
                        one.after().device().lastSeen()));
            }
        }
        table.writeTrees(handle, contacts);
        table.removeKeys(handle, gone);
        table.addKeys(handle, come);
        inventory.put(handle, met);
    }

    private static int writeOwn(Handle handle, List<Case> cases, boolean known) {
        if (cases.isEmpty()) {
            return 0;
        }
        try (ArrayStatement<Case> write = ArrayStatement.prepare(handle, WRITE_OWN, cases)) {
            return write.text(one -> one.id().value()).time(one -> {
                DeviceRow before = one.before();
                return known && before != null ? before.device().lastSeen() : one.after().device().lastSeen();
            }).time(one -> one.after().device().firstSeen())
                    .text(one -> String.join("\n", one.after().device().tags())).execute();
        }
    }
}
