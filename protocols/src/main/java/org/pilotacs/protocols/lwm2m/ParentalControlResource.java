package org.pilotacs.protocols.lwm2m;

/// Resources of [VendorObject#PARENTAL_CONTROL]; units and values are in its model.
public enum ParentalControlResource implements ResourceId {
    ENABLED(0, "Enabled", Access.READ_WRITE),
    MATURITY_LEVEL(1, "Maturity Level", Access.READ_WRITE),
    PIN(2, "PIN", Access.WRITE),
    PIN_RESET(3, "PIN Reset", Access.EXECUTE),
    REMAINING_ATTEMPTS(4, "Remaining Attempts", Access.READ),
    LOCKED_UNTIL(5, "Locked Until", Access.READ),
    PURCHASE_PIN(6, "Purchase PIN", Access.WRITE),
    LAST_PIN_CHANGE(7, "Last PIN Change", Access.READ),
    CHANNEL_LOCK(8, "Channel Lock", Access.READ_WRITE);

    private final Definition definition;

    ParentalControlResource(int id, String label, Access access) {
        this.definition = new Definition(id, label, access);
    }

    @Override
    public Definition definition() {
        return definition;
    }
}
