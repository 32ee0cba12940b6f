package org.pilotacs.acs.provisioning.expression;

/// What an expression is worth: nothing, a truth, a number or a text. Immutable.
public sealed interface Value {
    static Value none() {
        return new Null();
    }

    static Value of(boolean truth) {
        return new Bool(truth);
    }

    static Value of(double number) {
        return new Num(number);
    }

    static Value of(String text) {
        return new Text(text);
    }

    default boolean isNull() {
        return this instanceof Null;
    }

    /// Whether a condition that is worth this applies: not if it is nothing, false, zero, not a number, or an empty
    /// text. `'0'` does.
    default boolean isTrue() {
        return switch (this) {
            case Null _ -> false;
            case Bool(boolean truth) -> truth;
            case Num(double number) -> number != 0 && !Double.isNaN(number);
            case Text(String text) -> !text.isEmpty();
        };
    }

    /// Nothing is known: the parameter is missing, or what was computed from it.
    record Null() implements Value {}

    record Bool(boolean truth) implements Value {}

    /// @param number not a number too (infinity minus infinity); there is one zero only, for no operator can tell
    ///     two apart
    record Num(double number) implements Value {
        public Num {
            number = number == 0 ? 0 : number;
        }
    }

    record Text(String text) implements Value {}
}
