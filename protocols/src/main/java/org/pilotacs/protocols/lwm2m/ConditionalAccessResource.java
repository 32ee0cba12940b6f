package org.pilotacs.protocols.lwm2m;

/// Resources of [VendorObject#CONDITIONAL_ACCESS]; units and values are in its model.
public enum ConditionalAccessResource implements ResourceId {
    CA_SYSTEM_ID(0, "CA System Id", Access.READ),
    CARD_SERIAL(1, "Card Serial", Access.READ),
    CARD_STATUS(2, "Card Status", Access.READ),
    PAIRED(3, "Paired", Access.READ),
    PAIRED_STB_ID(4, "Paired STB Id", Access.READ),
    ENTITLEMENT(5, "Entitlement", Access.READ),
    ENTITLEMENT_COUNT(6, "Entitlement Count", Access.READ),
    LAST_EMM_TIME(7, "Last EMM Time", Access.READ),
    EMM_RECEIVED_COUNT(8, "EMM Received Count", Access.READ),
    LAST_EMM_SEQUENCE(9, "Last EMM Sequence", Access.READ),
    LAST_ECM_RESULT(10, "Last ECM Result", Access.READ),
    CARD_DATE(11, "Card Date", Access.READ),
    REFRESH_ENTITLEMENTS(12, "Refresh Entitlements", Access.EXECUTE),
    RE_PAIR(13, "Re-pair", Access.EXECUTE),
    LOAD_EMM(14, "Load EMM", Access.WRITE),
    NO_KEY_COUNTER(15, "No-Key Counter", Access.READ);

    private final Definition definition;

    ConditionalAccessResource(int id, String label, Access access) {
        this.definition = new Definition(id, label, access);
    }

    @Override
    public Definition definition() {
        return definition;
    }
}
