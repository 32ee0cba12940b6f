package org.pilotacs.acs.device;

/// How a box names itself: the parts of its [DeviceId], as it wrote them.
public record Identity(String manufacturer, String oui, String productClass, String serialNumber) {
    public DeviceId deviceId() {
        return DeviceId.of(oui, productClass, serialNumber);
    }
}
