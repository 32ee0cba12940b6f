package org.pilotacs.acs.file;

import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// How files of devices are taken and kept.
///
/// @param url where devices reach our listener, without its path; empty for where each says that it reached us
/// @param maxSize of one file
public record FileConfig(String url, DataSize maxSize, Duration keep, FileQuota quota) {
    public static final Range<DataSize> MAX_SIZE = Range.of(DataSize.ofKibibytes(64), DataSize.ofMebibytes(64));
    public static final Range<Duration> KEEP = Range.of(Duration.ofHours(1), Duration.ofDays(3650));

    public static final FileConfig DEFAULT = new FileConfig("", DataSize.ofMebibytes(8), Duration.ofDays(30),
            FileQuota.DEFAULT);

    public FileConfig {
        MAX_SIZE.check("max-size", maxSize);
        KEEP.check("keep", keep);
        if (!url.isEmpty() && !url.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,200}")) {
            throw new BadSetting("url", "must be http:// or https:// with a host and perhaps a port, and no path");
        }
        checkRoom("bytes-per-day", quota.bytesPerDay(), maxSize);
        checkRoom("kept-per-device", quota.keptPerDevice(), maxSize);
        checkRoom("kept", quota.kept(), quota.keptPerDevice());
    }

    private static void checkRoom(String name, DataSize room, DataSize atLeast) {
        if (room.compareTo(atLeast) < 0) {
            throw new BadSetting(name, "must leave room for " + atLeast + " (files.max-size for one device,"
                    + " files.kept-per-device for all), was " + room);
        }
    }
}
