package org.pilotacs.acs.door;

import org.pilotacs.acs.device.ValueType;

import java.util.Arrays;
import java.util.Optional;

/// The names of value types, which are XML Schema's.
public final class TypeName {
    private TypeName() {}

    public static String of(ValueType type) {
        return switch (type) {
            case STRING -> "string";
            case INT -> "int";
            case UNSIGNED_INT -> "unsignedInt";
            case LONG -> "long";
            case UNSIGNED_LONG -> "unsignedLong";
            case DECIMAL -> "decimal";
            case BOOLEAN -> "boolean";
            case DATE_TIME -> "dateTime";
            case BASE64 -> "base64";
            case HEX_BINARY -> "hexBinary";
        };
    }

    public static Optional<ValueType> named(String name) {
        return Arrays.stream(ValueType.values()).filter(type -> of(type).equals(name)).findFirst();
    }
}
