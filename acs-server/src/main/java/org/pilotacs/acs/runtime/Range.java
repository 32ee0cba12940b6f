package org.pilotacs.acs.runtime;

import java.time.Duration;

/// The values that a setting may take, both ends included.
public record Range<T extends Comparable<? super T>>(T min, T max) {
    public Range {
        if (min.compareTo(max) > 0) {
            throw new IllegalArgumentException("empty range: " + min + " to " + max);
        }
    }

    public static <T extends Comparable<? super T>> Range<T> of(T min, T max) {
        return new Range<>(min, max);
    }

    public boolean contains(T value) {
        return min.compareTo(value) <= 0 && value.compareTo(max) <= 0;
    }

    /// The value itself, or the refusal of the setting with this name.
    public T check(String name, T value) {
        if (!contains(value)) {
            throw new BadSetting(name, "must be " + this + ", was " + text(value));
        }
        return value;
    }

    /// As people read it: `1s to 10m`.
    @Override
    public String toString() {
        return text(min) + " to " + text(max);
    }

    private static String text(Object value) {
        return value instanceof Duration duration ? DurationText.write(duration) : value.toString();
    }
}
