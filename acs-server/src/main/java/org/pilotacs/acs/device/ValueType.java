package org.pilotacs.acs.device;

/// The type of a parameter's value, whatever protocol named it.
public enum ValueType {
    STRING, INT, UNSIGNED_INT, LONG, UNSIGNED_LONG, DECIMAL, BOOLEAN, DATE_TIME, BASE64, HEX_BINARY
}
