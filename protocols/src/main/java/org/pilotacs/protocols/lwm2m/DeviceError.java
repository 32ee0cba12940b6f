package org.pilotacs.protocols.lwm2m;

import java.util.Arrays;
import java.util.Optional;

/// Error Code of object 3 (3/0/11; LwM2M Core 1.1, E.4); from 16 on the device's own, as our boxes have them.
public enum DeviceError {
    NONE(0),
    LOW_BATTERY(1),
    EXTERNAL_POWER_OFF(2),
    GPS_FAILURE(3),
    LOW_SIGNAL(4),
    OUT_OF_MEMORY(5),
    SMS_FAILURE(6),
    IP_FAILURE(7),
    PERIPHERAL_MALFUNCTION(8),
    /// The LNB or its cable is short-circuited.
    LNB_SHORT(16),
    /// A tuner has no lock.
    NO_LOCK(17),
    /// The smart card does not answer as it should.
    CARD_ERROR(18),
    DISK_ERROR(19);

    private final int code;

    DeviceError(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<DeviceError> of(long code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst();
    }
}
