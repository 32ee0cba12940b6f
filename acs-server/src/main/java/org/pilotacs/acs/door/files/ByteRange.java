package org.pilotacs.acs.door.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which part of a file is asked for (RFC 9110, section 14).
sealed interface ByteRange {
    Pattern ONE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*", Pattern.CASE_INSENSITIVE);

    /// All of it: nothing else was asked for, or in a way that nobody understands.
    record Whole() implements ByteRange {}

    /// Several parts at once, which nobody here is given.
    record Several() implements ByteRange {}

    /// @param length greater than 0
    record Part(long from, long length) implements ByteRange {}

    /// There is no such part.
    record Beyond() implements ByteRange {}

    /// @param header as it came, empty for none
    /// @param size of the file, bytes
    static ByteRange of(String header, long size) {
        Matcher matcher = ONE.matcher(header);
        if (!matcher.matches()) {
            return isSeveral(header) ? new Several() : new Whole();
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

    private static boolean isSeveral(String header) {
        int equals = header.indexOf('=') + 1;
        String unit = header.substring(0, equals);
        return header.indexOf(',') > 0 && Stream.of(header.substring(equals).split(",", -1))
                .allMatch(one -> ONE.matcher(unit + one).matches());
    }

    private static ByteRange suffix(long length, long size) {
        return length == 0 || size == 0
                ? new Beyond()
                : new Part(Math.max(0, size - length), Math.min(length, size));
    }
}
