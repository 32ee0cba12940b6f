package org.pilotacs.acs.file;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A draft in the database; in memory there is no more of it than one part.
final class JdbcFileDraft implements FileDraft {
    private final Database database;
    private final Rules rules;
    private final String id;
    private final JdbcDeviceFiles.Target target;
    private final byte[] buffer = new byte[JdbcFileParts.PART];
    private int buffered;
    private int part;
    private long bytes;
    private boolean over;

    /// What holds for it.
    ///
    /// @param reserved bytes for which room is taken already
    record Rules(FileConfig config, JdbcFileParts parts, JdbcRoom room, JdbcDay day, long reserved) {}

    JdbcFileDraft(Database database, Rules rules, String id, JdbcDeviceFiles.Target target) {
        this.database = database;
        this.rules = rules;
        this.id = id;
        this.target = target;
    }

    @Override
    public DeviceId device() {
        return rules.day.device();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public @Nullable Refusal write(byte[] from, int offset, int length, Instant at) {
        if (over) {
            throw new IllegalStateException("a draft that is over takes no more");
        }
        if (bytes + length > rules.config.maxSize().bytes()) {
            return refused(Refusal.TOO_LARGE);
        }
        if (!hasRoom(length, at)) {
            return refused(Refusal.SERVER_FULL);
        }
        int taken = 0;
        while (taken < length) {
            int some = Math.min(length - taken, buffer.length - buffered);
            System.arraycopy(from, offset + taken, buffer, buffered, some);
            buffered += some;
            taken += some;
            bytes += some;
            if (buffered == buffer.length) {
                Refusal why = database.transact(handle -> keepPart(handle, at));
                if (why != null) {
                    return refused(why);
                }
                buffered = 0;
                part++;
            }
        }
        return null;
    }

    private boolean hasRoom(int length, Instant at) {
        long beyond = Math.min(length, bytes + length - rules.reserved);
        return beyond <= 0 || rules.room.take(beyond, at);
    }

    /// Null if it is kept, within the transaction.
    private @Nullable Refusal keepPart(Handle handle, Instant at) {
        if (!rules.day.add(handle, buffered, rules.config.quota())) {
            return Refusal.TOO_MUCH_TODAY;
        }
        int known = handle.createUpdate("UPDATE device_file_draft SET bytes = :bytes, touched = :at WHERE id = :id")
                .bind("bytes", (long) part * JdbcFileParts.PART + buffered).bind("at", at.toEpochMilli())
                .bind("id", id).execute();
        if (known == 0) {
            return Refusal.NOT_EXPECTED;
        }
        rules.parts.write(handle, id, part, Arrays.copyOf(buffer, buffered));
        return null;
    }

    private Refusal refused(Refusal why) {
        close();
        return why;
    }

    @Override
    public Ending finish(Instant at) {
        if (over) {
            throw new IllegalStateException("a draft ends once");
        }
        Ending ending = database.transact(handle -> finish(handle, at));
        if (ending instanceof Ending.Kept) {
            over = true;
        } else {
            close();
        }
        return ending;
    }

    private Ending finish(Handle handle, Instant at) {
        if (target instanceof JdbcDeviceFiles.Target.Asked(String task) && !isExpected(handle, task, at)) {
            return new Ending.Refused(Refusal.NOT_EXPECTED);
        }
        List<String> giveWay = new ArrayList<>();
        Refusal why = makeRoom(handle, giveWay) ? buffered == 0 ? null : keepPart(handle, at) : Refusal.DEVICE_FULL;
        if (why != null) {
            return new Ending.Refused(why);
        }
        JdbcDeviceFiles.delete(handle, giveWay);
        String file = become(handle, at);
        handle.createUpdate("DELETE FROM device_file_draft WHERE id = :id").bind("id", id).execute();
        return new Ending.Kept(JdbcDeviceFiles.find(handle, file).orElseThrow());
    }

    private static boolean isExpected(Handle handle, String task, Instant at) {
        return handle.createQuery("SELECT 1 FROM device_file WHERE id = :id AND takes_until > :at FOR UPDATE")
                .bind("id", task).bind("at", at.toEpochMilli()).mapTo(Integer.class).findOne().isPresent();
    }

    /// What nobody asked for gives way first, and never pushes out what somebody did.
    ///
    /// @param giveWay takes the ids of files that go
    /// @return whether there is room
    private boolean makeRoom(Handle handle, List<String> giveWay) {
        boolean asked = target instanceof JdbcDeviceFiles.Target.Asked;
        List<DeviceFile> others = new ArrayList<>(JdbcDeviceFiles.ofDevice(handle, device()));
        others.removeIf(one -> target instanceof JdbcDeviceFiles.Target.Asked(String task) && one.id().equals(task));
        giveWay.addAll(others.stream().filter(one -> isAsked(one) == asked).skip(DeviceFiles.MOST - 1)
                .map(DeviceFile::id).toList());
        others.removeIf(one -> giveWay.contains(one.id()));
        long room = rules.config.quota().keptPerDevice().bytes() - bytes
                - others.stream().mapToLong(DeviceFile::bytes).sum();
        List<DeviceFile> oldestFirst = others.reversed();
        Stream<DeviceFile> mayGo = Stream.concat(oldestFirst.stream().filter(one -> !isAsked(one)),
                oldestFirst.stream().filter(one -> asked && isAsked(one)));
        for (DeviceFile one : mayGo.toList()) {
            if (room >= 0) {
                break;
            }
            giveWay.add(one.id());
            room += one.bytes();
        }
        return room >= 0;
    }

    private static boolean isAsked(DeviceFile file) {
        return file.kind() != FileKind.SENT;
    }

    /// The id of the file that this is now.
    private String become(Handle handle, Instant at) {
        long expires = at.plus(rules.config.keep()).toEpochMilli();
        return switch (target) {
            case JdbcDeviceFiles.Target.Asked(String task) -> {
                handle.createQuery("SELECT content_id FROM device_file WHERE id = :id AND content_id IS NOT NULL")
                        .bind("id", task).mapTo(String.class).findOne()
                        .ifPresent(former -> JdbcFileParts.drop(handle, former));
                handle.createUpdate("""
                        UPDATE device_file SET content_id = :draft, bytes = :bytes, received = :at, expires = :expires
                        WHERE id = :id
                        """).bind("draft", id).bind("bytes", bytes).bind("at", at.toEpochMilli())
                        .bind("expires", expires).bind("id", task).execute();
                yield task;
            }
            case JdbcDeviceFiles.Target.Unasked(String name) -> {
                handle.createUpdate("""
                        INSERT INTO device_file (id, device_id, file_type, instance, takes_until, expires, bytes,
                            received, content_id, name)
                        VALUES (:id, :device, :kind, 0, :at, :expires, :bytes, :at, :id, :name)
                        """).bind("id", id).bind("device", device().value()).bind("kind", FileKind.SENT.name())
                        .bind("at", at.toEpochMilli()).bind("expires", expires).bind("bytes", bytes)
                        .bind("name", name).execute();
                yield id;
            }
        };
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            drop(database, id);
        }
    }

    static void drop(Database database, String draft) {
        database.transact(handle -> {
            JdbcFileParts.drop(handle, draft);
            return handle.createUpdate("DELETE FROM device_file_draft WHERE id = :id").bind("id", draft).execute();
        });
    }
}
