package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.XsdType;

/// Values between the wire and the core.
final class CwmpValues {
    private CwmpValues() {}

    static Learnt.Valued learnt(ParameterValueStruct parameter) {
        return new Learnt.Valued(parameter.name(), value(parameter));
    }

    static Assignment observed(ParameterValueStruct parameter) {
        return new Assignment(parameter.name(), value(parameter));
    }

    static ParameterValueStruct onWire(Assignment assignment, boolean booleanAsDigit) {
        Value value = assignment.value();
        return new ParameterValueStruct(assignment.path(), type(value.type()), text(value, booleanAsDigit));
    }

    private static Value value(ParameterValueStruct parameter) {
        return new Value(type(parameter.type()), parameter.value());
    }

    /// Some devices take booleans only as digits (D12).
    private static String text(Value value, boolean booleanAsDigit) {
        if (value.type() != ValueType.BOOLEAN || !booleanAsDigit) {
            return value.text();
        }
        return value.text().equals("true") ? "1" : value.text().equals("false") ? "0" : value.text();
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
