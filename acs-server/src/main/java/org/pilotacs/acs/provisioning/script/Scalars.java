package org.pilotacs.acs.provisioning.script;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Value;

/// Single values between JavaScript and the server.
final class Scalars {
    private Scalars() {}

    /// What is neither truth, number nor text is nothing.
    static Value read(org.graalvm.polyglot.Value value) {
        if (value.isBoolean()) {
            return Value.of(value.asBoolean());
        }
        if (value.isNumber()) {
            return Value.of(value.asDouble());
        }
        return value.isString() ? Value.of(value.asString()) : Value.none();
    }

    static @Nullable Object write(Value value) {
        return switch (value) {
            case Value.Null _ -> null;
            case Value.Bool(boolean truth) -> truth;
            case Value.Num(double number) -> number;
            case Value.Text(String text) -> text;
        };
    }
}
