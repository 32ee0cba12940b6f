package org.pilotacs.acs.runtime;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of bytes, written `512B`, `64KiB`, `16MiB` or `1GiB`.
public record DataSize(long bytes) implements Comparable<DataSize> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(B|KiB|MiB|GiB)");

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size is not negative, was " + bytes);
        }
    }

    public static DataSize ofKibibytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 10));
    }

    public static DataSize ofMebibytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 20));
    }

    /// Null if it is not of that form.
    public static @Nullable DataSize read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int shift = switch (matcher.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
        return new DataSize(Long.parseLong(matcher.group(1)) << shift);
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /// In the largest unit that says it exactly; [#read] gives the same size back.
    @Override
    public String toString() {
        String[] units = { "GiB", "MiB", "KiB"};
        for (int i = 0; i < units.length; i++) {
            long unit = 1L << 30 - 10 * i;
            if (bytes != 0 && bytes % unit == 0) {
                return bytes / unit + units[i];
            }
        }
        return bytes + "B";
    }
}
