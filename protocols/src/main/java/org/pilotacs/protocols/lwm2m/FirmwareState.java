package org.pilotacs.protocols.lwm2m;

import java.util.Arrays;
import java.util.Optional;

/// State of object 5 (5/0/3; LwM2M Core 1.1, E.6.1).
public enum FirmwareState {
    IDLE(0), DOWNLOADING(1), DOWNLOADED(2), UPDATING(3);

    private final int code;

    FirmwareState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<FirmwareState> of(long code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst();
    }
}
