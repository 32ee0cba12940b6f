package org.pilotacs.protocols.lwm2m;

/// Resources of object 5, Firmware Update, as of version 1.1 (LwM2M Core 1.1, E.6).
public enum FirmwareResource implements ResourceId {
    PACKAGE(0, "Package", Access.WRITE),
    PACKAGE_URI(1, "Package URI", Access.READ_WRITE),
    UPDATE(2, "Update", Access.EXECUTE),
    STATE(3, "State", Access.READ),
    UPDATE_RESULT(5, "Update Result", Access.READ),
    PKG_NAME(6, "PkgName", Access.READ),
    PKG_VERSION(7, "PkgVersion", Access.READ),
    FIRMWARE_UPDATE_PROTOCOL_SUPPORT(8, "Firmware Update Protocol Support", Access.READ),
    FIRMWARE_UPDATE_DELIVERY_METHOD(9, "Firmware Update Delivery Method", Access.READ),
    CANCEL(10, "Cancel", Access.EXECUTE),
    SEVERITY(11, "Severity", Access.READ_WRITE),
    LAST_STATE_CHANGE_TIME(12, "Last State Change Time", Access.READ),
    MAXIMUM_DEFER_PERIOD(13, "Maximum Defer Period", Access.READ_WRITE);

    private final Definition definition;

    FirmwareResource(int id, String label, Access access) {
        this.definition = new Definition(id, label, access);
    }

    @Override
    public Definition definition() {
        return definition;
    }
}
