package org.pilotacs.protocols.lwm2m;

/// Resources of [VendorObject#SATELLITE_FRONT_END]; units and values are in its model.
public enum FrontEndResource implements ResourceId {
    LOCKED(0, "Locked", Access.READ),
    DELIVERY_SYSTEM(1, "Delivery System", Access.READ),
    SIGNAL_LEVEL(2, "Signal Level", Access.READ),
    CARRIER_TO_NOISE(3, "Carrier to Noise", Access.READ),
    LINK_MARGIN(4, "Link Margin", Access.READ),
    PRE_FEC_BER(5, "Pre-FEC BER", Access.READ),
    POST_FEC_PER(6, "Post-FEC PER", Access.READ),
    UNCORRECTED_PACKETS(7, "Uncorrected Packets", Access.READ),
    TRANSPONDER_FREQUENCY(8, "Transponder Frequency", Access.READ_WRITE),
    SYMBOL_RATE(9, "Symbol Rate", Access.READ_WRITE),
    MODULATION(10, "Modulation", Access.READ),
    CODE_RATE(11, "Code Rate", Access.READ),
    ROLL_OFF(12, "Roll-off", Access.READ),
    POLARISATION(13, "Polarisation", Access.READ_WRITE),
    BAND(14, "Band", Access.READ),
    LNB_VOLTAGE(15, "LNB Voltage", Access.READ),
    LNB_CURRENT(16, "LNB Current", Access.READ),
    LNB_STATUS(17, "LNB Status", Access.READ),
    TONE_22_KHZ(18, "Tone 22 kHz", Access.READ),
    SWITCH_POSITION(19, "Switch Position", Access.READ),
    LOCK_LOSS_COUNT(20, "Lock Loss Count", Access.READ),
    LAST_LOCK_LOSS(21, "Last Lock Loss", Access.READ),
    START_SCAN(22, "Start Scan", Access.EXECUTE),
    SCAN_STATE(23, "Scan State", Access.READ),
    SCAN_RESULT(24, "Scan Result", Access.READ),
    RESET_COUNTERS(25, "Reset Counters", Access.EXECUTE);

    private final Definition definition;

    FrontEndResource(int id, String label, Access access) {
        this.definition = new Definition(id, label, access);
    }

    @Override
    public Definition definition() {
        return definition;
    }
}
