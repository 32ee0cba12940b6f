package org.pilotacs.protocols.simulcrypt;

import java.util.Arrays;
import java.util.Optional;

/// data_type: what a stream carries (Table 7).
public enum DataType {
    /// For smart cards.
    EMM(0x00),
    /// For whoever knows what to do with them.
    PRIVATE_DATA(0x01),
    /// Reserved to DVB for ECMs.
    ECM(0x02);

    private final int value;

    DataType(int value) {
        this.value = value;
    }

    int value() {
        return value;
    }

    static Optional<DataType> of(int value) {
        return Arrays.stream(values()).filter(type -> type.value == value).findAny();
    }
}
