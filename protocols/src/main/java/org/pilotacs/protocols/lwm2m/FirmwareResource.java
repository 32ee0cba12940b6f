package org.pilotacs.protocols.lwm2m;

import java.util.Arrays;
import java.util.Optional;

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

    private final int id;
    private final String label;
    private final Access access;

    FirmwareResource(int id, String label, Access access) {
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
    public static Optional<FirmwareResource> of(int id) {
        return Arrays.stream(values()).filter(resource -> resource.id == id).findFirst();
    }
}
