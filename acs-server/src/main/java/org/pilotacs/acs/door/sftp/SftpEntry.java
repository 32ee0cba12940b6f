package org.pilotacs.acs.door.sftp;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What a client is told of one name.
///
/// @param mode as POSIX has it, kind and permissions
record SftpEntry(String name, long size, int mode, Instant modified) {
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d yyyy", Locale.ENGLISH);

    /// One whose names may be read.
    static SftpEntry folder(String name, Instant modified) {
        return new SftpEntry(name, 0, FOLDER | 0555, modified);
    }

    /// One that files may be put into.
    static SftpEntry drop(String name, Instant modified) {
        return new SftpEntry(name, 0, FOLDER | 0333, modified);
    }

    static SftpEntry readable(String name, long size, Instant modified) {
        return new SftpEntry(name, size, FILE | 0444, modified);
    }

    static SftpEntry writable(String name, long size, Instant modified) {
        return new SftpEntry(name, size, FILE | 0200, modified);
    }

    /// Seconds since 1970, as far as version 3 can say them.
    long seconds() {
        return Math.clamp(modified.getEpochSecond(), 0, 0xffffffffL);
    }

    /// A line of `ls -l`.
    String line() {
        StringBuilder rights = new StringBuilder((mode & FOLDER) != 0 ? "d" : "-");
        for (int bit = 8; bit >= 0; bit--) {
            rights.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        return "%s   1 pilot    pilot    %10d %s %s".formatted(rights, size,
                DATE.format(modified.atOffset(ZoneOffset.UTC)),
                name);
    }
}
