package org.pilotacs.acs.provisioning.expression;

import org.pilotacs.acs.provisioning.expression.Value.Bool;
import org.pilotacs.acs.provisioning.expression.Value.Null;
import org.pilotacs.acs.provisioning.expression.Value.Num;
import org.pilotacs.acs.provisioning.expression.Value.Text;

/// How values of one type stand for those of another. Each operator has its own way; none is ever asked about nothing.
final class Coercion {
    private Coercion() {}

    /// In sums and products: a text is the number it begins with.
    static double number(Value value, Work work) {
        return switch (value) {
            case Bool(boolean truth) -> truth ? 1 : 0;
            case Num(double number) -> number;
            case Text(String text) -> {
                work.spend(text.length());
                yield NumberText.leading(text);
            }
            case Null _ -> throw none();
        };
    }

    /// In ROUND: a text is a number as a whole or not at all.
    static double wholeNumber(Value value, Work work) {
        if (value instanceof Text(String text)) {
            work.spend(text.length());
            return NumberText.whole(text);
        }
        return number(value, work);
    }

    /// In `||`, UPPER, LOWER and dynamic parts of paths: `TRUE` is `1`.
    static String text(Value value) {
        return switch (value) {
            case Bool(boolean truth) -> truth ? "1" : "0";
            case Num(double number) -> NumberText.of(number);
            case Text(String text) -> text;
            case Null _ -> throw none();
        };
    }

    /// In LIKE: `TRUE` is `true`.
    static String matchedText(Value value) {
        return value instanceof Bool(boolean truth) ? Boolean.toString(truth) : text(value);
    }

    /// Numbers before texts; truths are 0 and 1. What is not a number is equal to every number, as in GenieACS.
    static int compare(Value one, Value other) {
        if (one instanceof Text(String first) && other instanceof Text(String second)) {
            return first.compareTo(second);
        }
        if (one instanceof Text || other instanceof Text) {
            return one instanceof Text ? 1 : -1;
        }
        double first = ordinal(one);
        double second = ordinal(other);
        return first > second ? 1 : first < second ? -1 : 0;
    }

    private static double ordinal(Value value) {
        return switch (value) {
            case Bool(boolean truth) -> truth ? 1 : 0;
            case Num(double number) -> number;
            case Text _ -> throw new IllegalArgumentException("a text is not compared by its number");
            case Null _ -> throw none();
        };
    }

    private static IllegalArgumentException none() {
        return new IllegalArgumentException("NULL is no other value");
    }
}
