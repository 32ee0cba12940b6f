package org.pilotacs.protocols.cwmp;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The value types that CWMP data models use (TR-106, 3.2), and how each is written in `xsi:type`.
public enum XsdType {
    STRING("xsd:string"), INT("xsd:int"), UNSIGNED_INT("xsd:unsignedInt"), LONG("xsd:long"),
    UNSIGNED_LONG("xsd:unsignedLong"), BOOLEAN("xsd:boolean"), DATE_TIME("xsd:dateTime"),
    BASE64("xsd:base64Binary"), HEX_BINARY("xsd:hexBinary"), DECIMAL("xsd:decimal");

    private static final Map<String, XsdType> AS_WE_WRITE_THEM = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(XsdType::qualifiedName, Function.identity()));

    private final String qualifiedName;

    XsdType(String qualifiedName) {
        this.qualifiedName = qualifiedName;
    }

    /// As sent, with the conventional `xsd:` prefix.
    public String qualifiedName() {
        return qualifiedName;
    }

    /// By local name, whatever the prefix; types that devices invent become [#STRING].
    public static XsdType of(String qualifiedName) {
        XsdType usual = AS_WE_WRITE_THEM.get(qualifiedName);
        return usual == null ? unusual(qualifiedName) : usual;
    }

    private static XsdType unusual(String qualifiedName) {
        String local = qualifiedName.substring(qualifiedName.indexOf(':') + 1).strip();
        return switch (local) {
            case "int", "integer", "short", "byte" -> INT;
            case "unsignedInt", "unsignedShort", "unsignedByte", "positiveInteger", "nonNegativeInteger" ->
                UNSIGNED_INT;
            case "long" -> LONG;
            case "unsignedLong" -> UNSIGNED_LONG;
            case "boolean" -> BOOLEAN;
            case "dateTime", "date", "time" -> DATE_TIME;
            case "base64Binary", "base64" -> BASE64;
            case "hexBinary" -> HEX_BINARY;
            case "decimal", "float", "double" -> DECIMAL;
            default -> STRING;
        };
    }
}
