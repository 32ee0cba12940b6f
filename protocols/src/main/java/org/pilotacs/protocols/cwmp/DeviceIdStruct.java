package org.pilotacs.protocols.cwmp;

/// Who informs. Product class may be empty; manufacturer and serial come as the device wrote them.
public record DeviceIdStruct(String manufacturer, String oui, String productClass, String serialNumber) {}
