package org.pilotacs.acs.device;

/// What holds for devices, whichever link they come by.
public record DeviceConfig(UnknownDevices unknown) {
    public static final DeviceConfig DEFAULT = new DeviceConfig(UnknownDevices.ACCEPT);
}
