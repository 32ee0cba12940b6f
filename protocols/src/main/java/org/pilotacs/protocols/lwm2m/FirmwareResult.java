package org.pilotacs.protocols.lwm2m;

import java.util.Arrays;
import java.util.Optional;

/// Update Result of object 5 (5/0/5; LwM2M Core 1.1, E.6).
public enum FirmwareResult {
    /// Nothing has come of it yet.
    INITIAL(0),
    SUCCESS(1),
    /// Not enough flash.
    NO_FLASH(2),
    OUT_OF_MEMORY(3),
    /// The download broke off.
    CONNECTION_LOST(4),
    /// The package is not what its own checksum says.
    INTEGRITY(5),
    UNSUPPORTED_TYPE(6),
    INVALID_URI(7),
    FAILED(8),
    UNSUPPORTED_PROTOCOL(9),
    /// Since 1.1.
    CANCELLED(10),
    /// Since 1.1.
    DEFERRED(11);

    private final int code;

    FirmwareResult(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<FirmwareResult> of(long code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst();
    }
}
