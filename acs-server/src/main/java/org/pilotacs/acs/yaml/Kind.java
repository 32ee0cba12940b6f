package org.pilotacs.acs.yaml;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.DurationText;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.runtime.Secret;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A kind of single value: how its text is read, and what is allowed. Immutable.
///
/// @param allowed for people, for example `a whole number, 0 to 65535`
/// @param blank stands in for a value that could not be read, so that the reader can go on to the next problem
/// @param secret its text must not be repeated
/// @param reader gives null for what is not allowed
public record Kind<T>(String allowed, T blank, boolean secret, Reader<T> reader) {
    /// How a text becomes a value.
    @FunctionalInterface
    public interface Reader<T> {
        @Nullable
        T read(String text);
    }

    /// A kind of our own domain.
    public static <T> Kind<T> of(String allowed, T blank, Reader<T> reader) {
        return new Kind<>(allowed, blank, false, reader);
    }

    public static Kind<String> text() {
        return of("a text", "", text -> text);
    }

    /// A text of which every part must match.
    public static Kind<String> text(String allowed, Pattern pattern) {
        return of(allowed, "", text -> pattern.matcher(text).matches() ? text : null);
    }

    public static Kind<Secret> secretText() {
        return new Kind<>("a text", Secret.NONE, true, Secret::of);
    }

    public static Kind<Boolean> bool() {
        return of("true or false", false, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        });
    }

    public static Kind<Integer> integer(Range<Integer> range) {
        return of("a whole number, " + range, range.min(), text -> {
            if (!text.matches("-?[0-9]{1,9}")) {
                return null;
            }
            int value = Integer.parseInt(text);
            return range.contains(value) ? value : null;
        });
    }

    public static Kind<Double> decimal(Range<Double> range) {
        return of("a number, " + range, range.min(), text -> {
            if (!text.matches("[-+]?[0-9]{1,15}(\\.[0-9]{1,15})?([eE][-+]?[0-9]{1,3})?")) {
                return null;
            }
            double value = Double.parseDouble(text);
            return range.contains(value) ? value : null;
        });
    }

    public static Kind<Duration> duration(Range<Duration> range) {
        return of("a duration, " + range, range.min(), text -> {
            Duration value = DurationText.read(text);
            return value != null && range.contains(value) ? value : null;
        });
    }

    public static Kind<DataSize> size(Range<DataSize> range) {
        return of("a size, " + range, range.min(), text -> {
            DataSize value = DataSize.read(text);
            return value != null && range.contains(value) ? value : null;
        });
    }

    /// A constant of an enum, written in lower case with dashes.
    public static <E extends Enum<E>> Kind<E> word(Class<E> type) {
        E[] constants = type.getEnumConstants();
        String words = Stream.of(constants).map(Kind::wordOf).collect(Collectors.joining(", "));
        return of("one of " + words, constants[0],
                text -> Stream.of(constants).filter(one -> wordOf(one).equals(text)).findFirst().orElse(null));
    }

    public static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
