package org.pilotacs.acs.door.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which part of a file is asked for (RFC 9110, section 14).
sealed interface ByteRange {
    Pattern ONE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

    /// All of it: nothing else was asked for, or in a way that may be answered so, as several parts at once are.
    record Whole() implements ByteRange {}

    /// @param length greater than 0
    record Part(long from, long length) implements ByteRange {}

    /// There is no such part.
    record Beyond() implements ByteRange {}

    /// @param header as it came, empty for none
    /// @param size of the file, bytes
    static ByteRange of(String header, long size) {
        Matcher matcher = ONE.matcher(header);
        if (!matcher.matches()) {
            return new Whole();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), size);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return new Whole();
        }
        return from >= size ? new Beyond() : new Part(from, to - from + 1);
    }

    private static ByteRange suffix(long length, long size) {
        return length == 0 || size == 0
                ? new Beyond()
                : new Part(Math.max(0, size - length), Math.min(length, size));
    }
}
