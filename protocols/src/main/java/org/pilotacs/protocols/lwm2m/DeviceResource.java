package org.pilotacs.protocols.lwm2m;

/// Resources of object 3, Device, as of version 1.2 (LwM2M Core 1.1, E.4).
public enum DeviceResource implements ResourceId {
    MANUFACTURER(0, "Manufacturer", Access.READ),
    MODEL_NUMBER(1, "Model Number", Access.READ),
    SERIAL_NUMBER(2, "Serial Number", Access.READ),
    FIRMWARE_VERSION(3, "Firmware Version", Access.READ),
    REBOOT(4, "Reboot", Access.EXECUTE),
    FACTORY_RESET(5, "Factory Reset", Access.EXECUTE),
    AVAILABLE_POWER_SOURCES(6, "Available Power Sources", Access.READ),
    POWER_SOURCE_VOLTAGE(7, "Power Source Voltage", Access.READ),
    POWER_SOURCE_CURRENT(8, "Power Source Current", Access.READ),
    BATTERY_LEVEL(9, "Battery Level", Access.READ),
    MEMORY_FREE(10, "Memory Free", Access.READ),
    ERROR_CODE(11, "Error Code", Access.READ),
    RESET_ERROR_CODE(12, "Reset Error Code", Access.EXECUTE),
    CURRENT_TIME(13, "Current Time", Access.READ_WRITE),
    UTC_OFFSET(14, "UTC Offset", Access.READ_WRITE),
    TIMEZONE(15, "Timezone", Access.READ_WRITE),
    SUPPORTED_BINDING_AND_MODES(16, "Supported Binding and Modes", Access.READ),
    DEVICE_TYPE(17, "Device Type", Access.READ),
    HARDWARE_VERSION(18, "Hardware Version", Access.READ),
    SOFTWARE_VERSION(19, "Software Version", Access.READ),
    BATTERY_STATUS(20, "Battery Status", Access.READ),
    MEMORY_TOTAL(21, "Memory Total", Access.READ),
    EXT_DEV_INFO(22, "ExtDevInfo", Access.READ);

    private final Definition definition;

    DeviceResource(int id, String label, Access access) {
        this.definition = new Definition(id, label, access);
    }

    @Override
    public Definition definition() {
        return definition;
    }
}
