package org.pilotacs.acs.provisioning.script;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Scripts.Returned;

/// What scripts of virtual parameters return.
final class Returns {
    private static final int DEEPEST = 16;

    private Returns() {}

    /// Null if it is nothing. A text or a number is something, but has no attributes.
    static @Nullable Returned read(Value returned) {
        if (returned.isNull() || !returned.hasMembers()) {
            return returned.isNull() || !isTrue(returned) ? null : new Returned(null, null, null);
        }
        Value writable = returned.getMember("writable");
        Value value = returned.getMember("value");
        Boolean may = writable == null || writable.isNull() ? null : isTrue(writable);
        if (value == null || value.isNull()) {
            return new Returned(may, null, null);
        }
        if (value.hasArrayElements()) {
            Value first = value.getArraySize() > 0 ? value.getArrayElement(0) : null;
            Value second = value.getArraySize() > 1 ? value.getArrayElement(1) : null;
            return new Returned(may, scalar(first),
                    second != null && second.isString() ? second.asString() : type(first));
        }
        return new Returned(may, scalar(value), type(value));
    }

    private static boolean isTrue(Value value) {
        return value.isBoolean()
                ? value.asBoolean()
                : value.isNumber()
                        ? value.asDouble() != 0 && !Double.isNaN(value.asDouble())
                        : !value.isString() || !value.asString().isEmpty();
    }

    private static org.pilotacs.acs.provisioning.expression.Value scalar(@Nullable Value value) {
        if (value == null) {
            return org.pilotacs.acs.provisioning.expression.Value.none();
        }
        if (value.isInstant()) {
            return org.pilotacs.acs.provisioning.expression.Value.of((double) value.asInstant().toEpochMilli());
        }
        if (value.hasArrayElements() || value.hasMembers() && !value.isString()) {
            return org.pilotacs.acs.provisioning.expression.Value.of(text(value, 0));
        }
        return Scalars.read(value);
    }

    /// As JavaScript makes a text of an object or a list.
    private static String text(Value value, int depth) {
        if (!value.hasArrayElements()) {
            return value.isString() ? value.asString() : value.hasMembers() ? "[object Object]" : value.toString();
        }
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < value.getArraySize() && depth < DEEPEST && text.length() < Allowance.LONGEST_TEXT; i++) {
            Value one = value.getArrayElement(i);
            text.append(i == 0 ? "" : ",").append(one.isNull() ? "" : text(one, depth + 1));
        }
        return text.toString();
    }

    /// GenieACS takes no date without a type either.
    private static String type(@Nullable Value value) {
        if (value != null && value.isInstant()) {
            return "xsd:datetime";
        }
        if (value != null && value.isBoolean()) {
            return "xsd:boolean";
        }
        return value != null && value.isNumber() ? "xsd:int" : "xsd:string";
    }
}
