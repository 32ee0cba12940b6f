package org.pilotacs.agent.board;

/// Who a board is, as printed on its label.
///
/// @param oui six upper-case hexadecimal digits of the manufacturer's IEEE identifier
public record Identity(String manufacturer, String oui, String productClass, String serialNumber, String modelName,
        String hardwareVersion) {}
