package org.pilotacs.acs.device;

/// A parameter's value: its lexical form as the device wrote it, unchecked, and the type it claimed.
public record Value(ValueType type, String text) {
    public static Value string(String text) {
        return new Value(ValueType.STRING, text);
    }

    public static Value bool(boolean value) {
        return new Value(ValueType.BOOLEAN, Boolean.toString(value));
    }
}
