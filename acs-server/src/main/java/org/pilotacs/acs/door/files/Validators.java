package org.pilotacs.acs.door.files;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.http.Fields;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// By what a caller tells whether it has a file as it is now (RFC 9110, section 8.8), and what calls make depend on it
/// (section 13). Tags are known with their quotes and without, as GenieACS writes them.
///
/// @param tag of the content, without quotes
/// @param modified to the second
record Validators(String tag, Instant modified) {
    /// A tag of a list: whether it is weak, in quotes, or not.
    private static final Pattern TAG = Pattern.compile("(W/)?(?:\"([^\"]*)\"|([^\\s,\"]+))");

    Validators {
        modified = modified.truncatedTo(ChronoUnit.SECONDS);
    }

    /// What becomes of a call.
    enum Condition {
        /// It is answered as if it had no conditions.
        MET,
        /// The caller has the file as it is.
        UNCHANGED,
        /// The caller wants none but the file that it knew.
        FAILED
    }

    Map<String, String> headers() {
        return Map.of("etag", tag, "last-modified", HttpDate.write(modified));
    }

    /// In the order of section 13.2.2.
    Condition check(Fields headers) {
        List<String> wanted = headers.all("if-match");
        if (!wanted.isEmpty()) {
            if (!names(wanted, true)) {
                return Condition.FAILED;
            }
        } else if (date(headers, "if-unmodified-since", modified::isAfter)) {
            return Condition.FAILED;
        }
        List<String> known = headers.all("if-none-match");
        boolean unchanged = known.isEmpty()
                ? date(headers, "if-modified-since", since -> !modified.isAfter(since))
                : names(known, false);
        return unchanged ? Condition.UNCHANGED : Condition.MET;
    }

    /// Whether a part may be given to who goes on with a file that it has a part of (section 13.1.5).
    boolean allowPart(Fields headers) {
        String wanted = headers.text("if-range");
        if (wanted.isEmpty()) {
            return true;
        }
        Instant date = HttpDate.read(wanted);
        return date == null ? names(List.of(wanted), true) : date.equals(modified);
    }

    /// Whether a list of tags has this one, or is of any.
    ///
    /// @param strong whether weak ones do not count
    private boolean names(List<String> lists, boolean strong) {
        for (String list : lists) {
            Matcher one = TAG.matcher(list);
            while (one.find()) {
                @Nullable
                String quoted = one.group(2);
                String said = quoted == null ? one.group(3) : quoted;
                boolean counts = !strong || one.group(1) == null;
                if ((counts && said.equals(tag)) || "*".equals(one.group(3))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// False for what is no date, which is as if it were not there.
    private static boolean date(Fields headers, String name, Predicate<Instant> condition) {
        Instant date = HttpDate.read(headers.text(name));
        return date != null && condition.test(date);
    }
}
