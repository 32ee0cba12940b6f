package org.pilotacs.acs.provisioning.picture;

import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.provisioning.expression.JavaScriptText;
import org.pilotacs.acs.provisioning.expression.Value;

import java.time.Instant;

/// A parameter's value as scripts see it, and the name of its type.
///
/// @param value a number for integers and for times (milliseconds since 1970), a truth for booleans, else a text; a text too
///     where what the device says is not of its type
/// @param type for example `xsd:string`
public record Typed(Value value, String type) {
    /// What a value of an unknown type is.
    public static final String TEXT = "xsd:string";

    public static Typed text(String text) {
        return new Typed(Value.of(text), TEXT);
    }

    public static Typed truth(boolean truth) {
        return new Typed(Value.of(truth), "xsd:boolean");
    }

    /// @param at milliseconds since 1970
    public static Typed time(long at) {
        return new Typed(Value.of((double) at), "xsd:dateTime");
    }

    public static Typed of(org.pilotacs.acs.device.Value value) {
        String type = name(value.type());
        return cast(Value.of(value.text()), type);
    }

    /// A value in the form that its type has, as far as it has one.
    public static Typed cast(Value value, String type) {
        return new Typed(switch (type) {
            case "xsd:boolean" -> truth(value);
            case "xsd:int", "xsd:unsignedInt" -> number(value, JavaScriptText.integer(text(value)));
            case "xsd:dateTime" -> number(value, value instanceof Value.Bool(boolean truth)
                    ? truth ? 1 : 0
                    : JavaScriptText.time(text(value)));
            default -> value.isNull() ? value : Value.of(text(value));
        }, type);
    }

    private static Value truth(Value value) {
        return value instanceof Value.Bool ? value : switch (text(value)) {
            case "true", "TRUE", "True", "1" -> Value.of(true);
            case "false", "FALSE", "False", "0" -> Value.of(false);
            default -> Value.of(text(value));
        };
    }

    private static Value number(Value value, double read) {
        return value instanceof Value.Num ? value : Double.isNaN(read) ? Value.of(text(value)) : Value.of(read);
    }

    /// A value as JavaScript writes it.
    public static String text(Value value) {
        return switch (value) {
            case Value.Null _ -> "null";
            case Value.Bool(boolean truth) -> Boolean.toString(truth);
            case Value.Num(double number) -> JavaScriptText.of(number);
            case Value.Text(String text) -> text;
        };
    }

    /// As it is kept of a device.
    ///
    /// @param milliseconds whether a time has them
    public org.pilotacs.acs.device.Value kept(boolean milliseconds) {
        ValueType kept = kind(type);
        if (kept == ValueType.DATE_TIME && value instanceof Value.Num(double at) && Math.abs(at) < 8.64e15) {
            String time = JavaScriptText.time(Instant.ofEpochMilli((long) at));
            return new org.pilotacs.acs.device.Value(kept,
                    milliseconds ? time : time.replaceFirst("\\.[0-9]{3}Z$", "Z"));
        }
        return new org.pilotacs.acs.device.Value(kept, text(value));
    }

    /// A type that devices do not have counts as text.
    private static ValueType kind(String type) {
        for (ValueType one : ValueType.values()) {
            if (name(one).equals(type)) {
                return one;
            }
        }
        return ValueType.STRING;
    }

    private static String name(ValueType type) {
        return switch (type) {
            case STRING -> TEXT;
            case INT -> "xsd:int";
            case UNSIGNED_INT -> "xsd:unsignedInt";
            case LONG -> "xsd:long";
            case UNSIGNED_LONG -> "xsd:unsignedLong";
            case DECIMAL -> "xsd:decimal";
            case BOOLEAN -> "xsd:boolean";
            case DATE_TIME -> "xsd:dateTime";
            case BASE64 -> "xsd:base64";
            case HEX_BINARY -> "xsd:hexBinary";
        };
    }
}
