package org.pilotacs.acs.file;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.runtime.MasterKey;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/// The content of devices' files in parts, each sealed for its place, so that none can be exchanged for another. Within
/// transactions of others.
///
/// @param key of the installation
record JdbcFileParts(MasterKey key) {
    static final int PART = 256 << 10;
    private static final String PURPOSE = "device file";

    void write(Handle handle, String content, int part, byte[] plain) {
        handle.createUpdate("INSERT INTO device_file_part (file_id, part, content) VALUES (:id, :part, :bytes)")
                .bind("id", content).bind("part", part).bind("bytes", key.seal(PURPOSE, place(content, part), plain))
                .execute();
    }

    /// Some of what is there.
    byte[] read(Handle handle, String content, long from, int length) {
        int first = (int) (from / PART);
        int last = (int) ((from + Math.max(1, length) - 1) / PART);
        ByteArrayOutputStream some = new ByteArrayOutputStream(Math.min(length, (last - first + 1) * PART));
        for (int part = first; part <= last; part++) {
            byte[] plain = one(handle, content, part);
            int begin = part == first ? (int) (from % PART) : 0;
            int end = Math.min(plain.length, begin + length - some.size());
            if (begin < end) {
                some.writeBytes(Arrays.copyOfRange(plain, begin, end));
            }
            if (plain.length < PART) {
                break;
            }
        }
        return some.toByteArray();
    }

    /// Empty if there is no such part.
    private byte[] one(Handle handle, String content, int part) {
        List<byte[]> sealed = handle.createQuery(
                "SELECT content FROM device_file_part WHERE file_id = :id AND part = :part").bind("id", content)
                .bind("part", part).map((row, _) -> row.getBytes("content")).list();
        return sealed.isEmpty() ? new byte[0] : key.openBytes(PURPOSE, place(content, part), sealed.getFirst());
    }

    static void drop(Handle handle, String content) {
        handle.createUpdate("DELETE FROM device_file_part WHERE file_id = :id").bind("id", content).execute();
    }

    private static String place(String content, int part) {
        return content + ":" + part;
    }
}
