package org.pilotacs.protocols.lwm2m;

import java.util.Arrays;
import java.util.Optional;

/// Resources of object 7, Connectivity Statistics, as of version 1.0 (LwM2M Core 1.1, E.8).
public enum StatisticsResource implements ResourceId {
    SMS_TX_COUNTER(0, "SMS Tx Counter", Access.READ),
    SMS_RX_COUNTER(1, "SMS Rx Counter", Access.READ),
    TX_DATA(2, "Tx Data", Access.READ),
    RX_DATA(3, "Rx Data", Access.READ),
    MAX_MESSAGE_SIZE(4, "Max Message Size", Access.READ),
    AVERAGE_MESSAGE_SIZE(5, "Average Message Size", Access.READ),
    START(6, "Start", Access.EXECUTE),
    STOP(7, "Stop", Access.EXECUTE),
    COLLECTION_PERIOD(8, "Collection Period", Access.READ_WRITE);

    private final int id;
    private final String label;
    private final Access access;

    StatisticsResource(int id, String label, Access access) {
        this.id = id;
        this.label = label;
        this.access = access;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Access access() {
        return access;
    }

    /// The resource of this id, if the object has it.
    public static Optional<StatisticsResource> of(int id) {
        return Arrays.stream(values()).filter(resource -> resource.id == id).findFirst();
    }
}
