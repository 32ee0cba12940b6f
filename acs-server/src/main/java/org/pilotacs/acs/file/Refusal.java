package org.pilotacs.acs.file;

import java.util.Locale;

/// Why a file of a device is not taken.
public enum Refusal {
    /// Nobody asked for it, or it comes too late.
    NOT_EXPECTED,
    /// More than `files.max-size`.
    TOO_LARGE,
    /// More than `files.per-day`.
    TOO_MANY_TODAY,
    /// More than `files.bytes-per-day`.
    TOO_MUCH_TODAY,
    /// There is no room for it beside what was asked for (`files.kept-per-device`).
    DEVICE_FULL,
    /// More than `files.kept`.
    SERVER_FULL;

    /// As metrics and logs name it, for example `too-large`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What a device is told, or whoever reads its log: English.
    public String text(FileConfig config) {
        FileQuota quota = config.quota();
        return switch (this) {
            case NOT_EXPECTED -> "No file is expected here.";
            case TOO_LARGE -> "At most " + config.maxSize().bytes() + " bytes are taken in one file.";
            case TOO_MANY_TODAY -> "At most " + quota.filesPerDay() + " files a day are taken of one device; come again"
                    + " tomorrow (UTC).";
            case TOO_MUCH_TODAY ->
                "At most " + quota.bytesPerDay().bytes() + " bytes a day are taken of one device; come"
                        + " again tomorrow (UTC).";
            case DEVICE_FULL -> "At most " + quota.keptPerDevice().bytes() + " bytes are kept of one device.";
            case SERVER_FULL -> "There is no room for files of devices at the moment.";
        };
    }
}
