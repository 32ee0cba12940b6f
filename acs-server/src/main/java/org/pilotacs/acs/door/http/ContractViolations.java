package org.pilotacs.acs.door.http;

import io.vertx.json.schema.OutputUnit;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what a schema validator found into places and words, which are the validator's own: English, for programmers.
final class ContractViolations {
    private static final int MOST = 10;
    private static final Pattern PARAMETER = Pattern.compile("(path|query|header) parameter ([\\w-]+)");

    private ContractViolations() {}

    static ApiException of(OutputUnit found, String message) {
        String whole = whole(message);
        SequencedSet<ApiError.Violation> violations = new LinkedHashSet<>();
        collect(found, whole, violations);
        List<ApiError.Violation> all = List.copyOf(violations);
        // The outermost unit only says that something further in is wrong.
        List<ApiError.Violation> telling = all.stream()
                .filter(one -> all.stream().noneMatch(other -> isInside(other.where(), one.where(), whole))).limit(MOST)
                .toList();
        Saying detail = telling.isEmpty() ? Saying.of(message) : telling.getFirst().whole();
        return new ApiException(new ApiError.Invalid(detail, telling));
    }

    /// What was checked: the validator names it only in its message.
    private static String whole(String message) {
        Matcher parameter = PARAMETER.matcher(message);
        return parameter.find() ? parameter.group(1) + " " + parameter.group(2) : "body";
    }

    private static boolean isInside(String inner, String outer, String whole) {
        return !inner.equals(outer) && (outer.equals(whole) || inner.startsWith(outer + "/"));
    }

    private static void collect(OutputUnit unit, String whole, SequencedSet<ApiError.Violation> into) {
        @Nullable
        String error = unit.getError();
        if (error != null && !error.isEmpty()) {
            into.add(new ApiError.Violation(where(unit.getInstanceLocation(), whole), Saying.of(error)));
        }
        List<OutputUnit> inner = unit.getErrors();
        if (inner != null) {
            inner.forEach(one -> collect(one, whole, into));
        }
    }

    private static String where(@Nullable String location, String whole) {
        String pointer = location == null ? "" : location.startsWith("#") ? location.substring(1) : location;
        return pointer.isEmpty() || pointer.equals("/") ? whole : pointer;
    }
}
