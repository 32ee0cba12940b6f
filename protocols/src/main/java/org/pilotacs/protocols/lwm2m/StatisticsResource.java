package org.pilotacs.protocols.lwm2m;

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

    private final Definition definition;

    StatisticsResource(int id, String label, Access access) {
        this.definition = new Definition(id, label, access);
    }

    @Override
    public Definition definition() {
        return definition;
    }
}
