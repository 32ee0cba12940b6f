package org.pilotacs.agent.model;

import java.util.Set;

/// Which values of the right type a parameter accepts; the others are answered with 9007.
@FunctionalInterface
public interface ValueRule {
    ValueRule ANY = value -> true;

    boolean accepts(String value);

    /// Whole numbers of this range.
    static ValueRule between(long least, long most) {
        return value -> {
            long number = Long.parseLong(value);
            return number >= least && number <= most;
        };
    }

    static ValueRule oneOf(String... values) {
        Set<String> allowed = Set.of(values);
        return allowed::contains;
    }

    static ValueRule upTo(int characters) {
        return value -> value.length() <= characters;
    }
}
