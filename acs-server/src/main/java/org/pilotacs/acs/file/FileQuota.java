package org.pilotacs.acs.file;

import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Range;

/// How much devices may send.
///
/// @param filesPerDay of one device, in a day of UTC, also those that broke off
/// @param bytesPerDay of one device likewise
/// @param keptPerDevice most that is kept of one device; older files go first
/// @param kept most that is kept of all together, beyond which nothing is taken until older files have gone
public record FileQuota(int filesPerDay, DataSize bytesPerDay, DataSize keptPerDevice, DataSize kept) {
    public static final Range<Integer> FILES_PER_DAY = Range.of(1, 10_000);
    public static final Range<DataSize> BYTES_PER_DAY = Range.of(DataSize.ofKibibytes(64),
            DataSize.ofMebibytes(10_240));
    public static final Range<DataSize> KEPT_PER_DEVICE = BYTES_PER_DAY;
    public static final Range<DataSize> KEPT = Range.of(DataSize.ofKibibytes(64), DataSize.ofMebibytes(10 << 20));

    public static final FileQuota DEFAULT = new FileQuota(100, DataSize.ofMebibytes(256), DataSize.ofMebibytes(128),
            DataSize.ofMebibytes(20 << 10));

    public FileQuota {
        FILES_PER_DAY.check("per-day", filesPerDay);
        BYTES_PER_DAY.check("bytes-per-day", bytesPerDay);
        KEPT_PER_DEVICE.check("kept-per-device", keptPerDevice);
        KEPT.check("kept", kept);
    }
}
