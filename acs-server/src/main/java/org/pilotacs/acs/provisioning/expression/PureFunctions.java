package org.pilotacs.acs.provisioning.expression;

import java.util.List;
import java.util.Locale;

/// The functions that need nothing but their arguments. An argument that is missing is nothing, one too many is
/// ignored.
final class PureFunctions {
    private PureFunctions() {}

    static Value upper(List<Value> arguments, Work work) {
        Value value = argument(arguments, 0);
        return value.isNull() ? value : built(Coercion.text(value).toUpperCase(Locale.ROOT), work);
    }

    static Value lower(List<Value> arguments, Work work) {
        Value value = argument(arguments, 0);
        return value.isNull() ? value : built(Coercion.text(value).toLowerCase(Locale.ROOT), work);
    }

    /// It may be longer than it was: `ß` becomes `SS`.
    private static Value built(String text, Work work) {
        work.build(text.length(), text.length());
        return Value.of(text);
    }

    /// Halves are rounded away from zero, for the number is made a little larger first: 1.005 becomes 1.01.
    static Value round(List<Value> arguments, Work work) {
        Value value = argument(arguments, 0);
        Value digits = arguments.size() < 2 ? Value.of(0) : arguments.get(1);
        if (value.isNull() || digits.isNull()) {
            return Value.none();
        }
        double power = Math.pow(10, Coercion.wholeNumber(digits, work));
        double raised = Coercion.wholeNumber(value, work) * power * (1 + Math.ulp(1.0));
        double floor = Math.floor(raised);
        return Value.of((raised - floor >= 0.5 ? floor + 1 : floor) / power);
    }

    private static Value argument(List<Value> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : Value.none();
    }
}
