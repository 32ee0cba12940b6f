package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.profile.SessionTraits.BooleanForm;
import org.pilotacs.acs.profile.SessionTraits.Writing;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.XsdType;

import java.util.regex.Pattern;

/// Values between the wire and the core.
final class CwmpValues {
    private static final Pattern FRACTION = Pattern.compile("(T[0-9:]{1,8})\\.[0-9]{1,18}");

    private CwmpValues() {}

    static Learnt.Valued learnt(ParameterValueStruct parameter) {
        return new Learnt.Valued(parameter.name(), value(parameter));
    }

    static Assignment observed(ParameterValueStruct parameter) {
        return new Assignment(parameter.name(), value(parameter));
    }

    /// As provisioning wants it, whatever the model takes.
    ///
    /// @param literal whether truths are words, else digits
    static ParameterValueStruct onWire(String path, Value value, boolean literal) {
        String text = value.type() == ValueType.BOOLEAN
                ? bool(value.text(), literal ? BooleanForm.WORDS : BooleanForm.DIGITS)
                : value.text();
        return new ParameterValueStruct(path, type(value.type()), text);
    }

    /// In the form that the model takes (D12).
    static ParameterValueStruct onWire(Assignment assignment, Writing form) {
        Value value = assignment.value();
        String text = switch (value.type()) {
            case BOOLEAN -> bool(value.text(), form.booleans());
            case DATE_TIME -> form.wholeSeconds() ? FRACTION.matcher(value.text()).replaceFirst("$1") : value.text();
            case STRING, INT, UNSIGNED_INT, LONG, UNSIGNED_LONG, DECIMAL, BASE64, HEX_BINARY -> value.text();
        };
        return new ParameterValueStruct(assignment.path(), type(value.type()), text);
    }

    /// What is neither true nor false goes as it is: the device shall judge it.
    private static String bool(String text, BooleanForm form) {
        boolean yes = text.equals("1") || text.equalsIgnoreCase("true");
        boolean no = text.equals("0") || text.equalsIgnoreCase("false");
        return switch (form) {
            case AS_WRITTEN -> text;
            case DIGITS -> yes ? "1" : no ? "0" : text;
            case WORDS -> yes ? "true" : no ? "false" : text;
        };
    }

    private static Value value(ParameterValueStruct parameter) {
        return new Value(type(parameter.type()), parameter.value());
    }

    private static ValueType type(XsdType type) {
        return switch (type) {
            case STRING -> ValueType.STRING;
            case INT -> ValueType.INT;
            case UNSIGNED_INT -> ValueType.UNSIGNED_INT;
            case LONG -> ValueType.LONG;
            case UNSIGNED_LONG -> ValueType.UNSIGNED_LONG;
            case BOOLEAN -> ValueType.BOOLEAN;
            case DATE_TIME -> ValueType.DATE_TIME;
            case BASE64 -> ValueType.BASE64;
            case HEX_BINARY -> ValueType.HEX_BINARY;
            case DECIMAL -> ValueType.DECIMAL;
        };
    }

    private static XsdType type(ValueType type) {
        return switch (type) {
            case STRING -> XsdType.STRING;
            case INT -> XsdType.INT;
            case UNSIGNED_INT -> XsdType.UNSIGNED_INT;
            case LONG -> XsdType.LONG;
            case UNSIGNED_LONG -> XsdType.UNSIGNED_LONG;
            case DECIMAL -> XsdType.DECIMAL;
            case BOOLEAN -> XsdType.BOOLEAN;
            case DATE_TIME -> XsdType.DATE_TIME;
            case BASE64 -> XsdType.BASE64;
            case HEX_BINARY -> XsdType.HEX_BINARY;
        };
    }
}
