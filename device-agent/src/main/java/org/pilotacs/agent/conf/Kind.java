package org.pilotacs.agent.conf;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.linux.Command;

import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A kind of value: how its text is read, and what is allowed. Immutable.
///
/// @param allowed for people, for example `a whole number, 0 to 65535`
/// @param reader gives null for what is not allowed
public record Kind<T>(String allowed, Reader<T> reader) {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})([a-zA-Z]{1,3})");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+)");
    private static final Map<String, Duration> TIME_UNITS = Map.of("ms", Duration.ofMillis(1), "s",
            Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));
    private static final Map<String, Long> SIZE_UNITS = Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB",
            1L << 30);

    /// How a text becomes a value.
    @FunctionalInterface
    public interface Reader<T> {
        @Nullable
        T read(String text);
    }

    public static Kind<String> text() {
        return new Kind<>("a text", text -> text);
    }

    /// A text of which every part must match.
    public static Kind<String> text(String allowed, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return new Kind<>(allowed, text -> compiled.matcher(text).matches() ? text : null);
    }

    public static Kind<String> oneOf(String... words) {
        List<String> all = List.of(words);
        return new Kind<>("one of " + String.join(", ", all), text -> all.contains(text) ? text : null);
    }

    public static Kind<Integer> integer(int least, int most) {
        return new Kind<>("a whole number, " + least + " to " + most, text -> {
            if (!text.matches("[0-9]{1,9}")) {
                return null;
            }
            int value = Integer.parseInt(text);
            return value >= least && value <= most ? value : null;
        });
    }

    /// 64 bits without a sign, or nothing.
    public static Kind<Optional<Long>> unsignedOrNone() {
        return new Kind<>("a whole number of 64 bits, empty for none", text -> {
            Long number = unsigned(text);
            return text.isEmpty() ? Optional.empty() : number == null ? null : Optional.of(number);
        });
    }

    /// Several of 64 bits without a sign, or none.
    public static Kind<List<Long>> unsignedList() {
        return new Kind<>("whole numbers of 64 bits with commas between them, empty for none", text -> {
            List<Long> numbers = new ArrayList<>();
            for (String word : text.isEmpty() ? new String[0] : text.split(",", -1)) {
                Long number = unsigned(word.strip());
                if (number == null) {
                    return null;
                }
                numbers.add(number);
            }
            return numbers;
        });
    }

    private static @Nullable Long unsigned(String text) {
        if (!text.matches("[0-9]{1,20}") || new BigInteger(text).bitLength() > Long.SIZE) {
            return null;
        }
        return Long.parseUnsignedLong(text);
    }

    public static Kind<Double> decimal(double least, double most) {
        return new Kind<>("a number, " + least + " to " + most, text -> {
            if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
                return null;
            }
            double value = Double.parseDouble(text);
            return value >= least && value <= most ? value : null;
        });
    }

    /// `500ms`, `30s`, `10m`, `1h`, `2d`.
    public static Kind<Duration> duration(Duration least, Duration most) {
        return new Kind<>("a duration, " + brief(least) + " to " + brief(most), text -> {
            Matcher amount = AMOUNT.matcher(text);
            Duration unit = amount.matches() ? TIME_UNITS.get(amount.group(2)) : null;
            Duration value = unit == null ? null : unit.multipliedBy(Long.parseLong(amount.group(1)));
            return value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0 ? null : value;
        });
    }

    static String brief(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /// Bytes: `512B`, `64KiB`, `16MiB`, `1GiB`.
    public static Kind<Long> size(long least, long most) {
        return new Kind<>("a size, " + brief(least) + " to " + brief(most), text -> {
            Matcher amount = AMOUNT.matcher(text);
            Long unit = amount.matches() ? SIZE_UNITS.get(amount.group(2)) : null;
            Long value = unit == null ? null : unit * Long.parseLong(amount.group(1));
            return value == null || value < least || value > most ? null : value;
        });
    }

    static String brief(long bytes) {
        long unit = bytes >= 1L << 30 ? 30 : bytes >= 1L << 20 ? 20 : 10;
        return (bytes >> unit) + (unit == 30 ? "GiB" : unit == 20 ? "MiB" : "KiB");
    }

    /// A URL of one of two schemes, or nothing.
    public static Kind<Optional<URI>> urlOrNone(String plain, String secure) {
        return new Kind<>("a URL, " + plain + " or " + secure + "; empty for none", text -> {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                URI url = new URI(text);
                boolean known = plain.equals(url.getScheme()) || secure.equals(url.getScheme());
                return known && url.getHost() != null && url.getUserInfo() == null ? Optional.of(url) : null;
            } catch (URISyntaxException noUrl) {
                return null;
            }
        });
    }

    /// A file; a relative one stands beside the configuration.
    public static Kind<Path> file() {
        return new Kind<>("a file", text -> text.isEmpty() || text.indexOf('\0') >= 0 ? null : Path.of(text));
    }

    /// The same, or nothing.
    public static Kind<Optional<Path>> fileOrNone() {
        return new Kind<>("a file, empty for none", text -> text.indexOf('\0') >= 0
                ? null
                : Optional.of(text).filter(name -> !name.isEmpty()).map(Path::of));
    }

    /// A program and its arguments, or nothing. Words are separated by blanks; double quotes keep blanks in a word.
    public static Kind<Command> command() {
        return new Kind<>("a program with its arguments, \"…\" around one with blanks; empty for none", text -> {
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(text);
            StringBuilder rest = new StringBuilder();
            while (word.find()) {
                words.add(word.group(1) != null ? word.group(1) : word.group(2));
                word.appendReplacement(rest, "");
            }
            word.appendTail(rest);
            return rest.toString().isBlank() && text.indexOf('\0') < 0 ? new Command(words) : null;
        });
    }
}
