package org.pilotacs.acs.diagnostic;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a box keeps of one test, below one object of its data model. TR-181 and TR-098 differ in a few names; both are
/// understood, since boxes mix them. Immutable.
public final class DiagnosticReport {
    /// Leaf that says how the test goes.
    public static final String STATE = "DiagnosticsState";
    private static final Pattern HOP = Pattern.compile("RouteHops\\.([1-9][0-9]{0,3})\\.[A-Za-z]+");
    private static final int MOST_HOPS = 255;
    private static final int MOST_TRIES = 16;

    private final Map<String, String> values;

    /// @param values by their path below the test's object
    public DiagnosticReport(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// What was read of a test: it lies below the object that says how the test goes.
    ///
    /// @param read by full paths
    public static DiagnosticReport of(Map<String, String> read) {
        String object = read.keySet().stream().filter(path -> path.endsWith("." + STATE)).min(Comparator.naturalOrder())
                .map(path -> path.substring(0, path.length() - STATE.length())).orElse("");
        Map<String, String> values = new HashMap<>();
        read.forEach((path, text) -> {
            if (path.startsWith(object)) {
                values.put(path.substring(object.length()), text);
            }
        });
        return new DiagnosticReport(values);
    }

    /// `Complete` and TR-098's and everybody's `Completed` are one; anything else as the box says it, empty if nothing.
    public String state() {
        String state = values.getOrDefault(STATE, "").strip();
        return state.equals("Completed") ? "Complete" : state;
    }

    /// Null if it does not hold what a test of this kind measures.
    public @Nullable DiagnosticResult result(Diagnostic test) {
        return switch (test) {
            case Diagnostic.Ping _ -> ping();
            case Diagnostic.Trace _ -> trace();
            case Diagnostic.Download _ -> speed("TestBytesReceived", "TotalBytesReceived", null);
            case Diagnostic.Upload(String _, long bytes) -> speed("TestBytesSent", "TotalBytesSent", bytes);
        };
    }

    private @Nullable DiagnosticResult ping() {
        Double answered = number("SuccessCount");
        Double lost = number("FailureCount");
        if (answered == null || lost == null) {
            return null;
        }
        boolean any = answered > 0;
        return new DiagnosticResult.Ping(answered.longValue(), lost.longValue(), any ? time("Average") : null,
                any ? time("Minimum") : null, any ? time("Maximum") : null);
    }

    /// In ms; newer boxes say it more exactly in µs (TR-181 2.7).
    private @Nullable Double time(String which) {
        Double micros = number(which + "ResponseTimeDetailed");
        return micros != null && micros > 0 ? Double.valueOf(micros / 1_000) : number(which + "ResponseTime");
    }

    private @Nullable DiagnosticResult trace() {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String name : values.keySet()) {
            Matcher hop = HOP.matcher(name);
            if (hop.matches()) {
                numbers.add(Integer.valueOf(hop.group(1)));
            }
        }
        List<DiagnosticResult.Hop> hops = new ArrayList<>();
        for (int number : numbers.stream().limit(MOST_HOPS).toList()) {
            String at = "RouteHops." + number + ".";
            Double error = number(either(at + "ErrorCode", at + "HopErrorCode"));
            hops.add(new DiagnosticResult.Hop(number, text(either(at + "Host", at + "HopHost")),
                    text(either(at + "HostAddress", at + "HopHostAddress")),
                    times(text(either(at + "RTTimes", at + "HopRTTimes"))), error == null ? 0 : error.longValue()));
        }
        return hops.isEmpty() ? null : new DiagnosticResult.Trace(hops);
    }

    private @Nullable DiagnosticResult speed(String tested, String total, @Nullable Long ordered) {
        Instant began = instant(text("BOMTime"));
        Instant ended = instant(text("EOMTime"));
        Double bytes = positive(tested);
        bytes = bytes == null ? positive(total) : bytes;
        if (bytes == null && ordered != null) {
            bytes = ordered.doubleValue();
        }
        return began == null || ended == null || bytes == null || ended.isBefore(began)
                ? null
                : new DiagnosticResult.Speed(bytes.longValue(), Duration.between(began, ended));
    }

    private @Nullable Double positive(String name) {
        Double number = number(name);
        return number == null || number <= 0 ? null : number;
    }

    private String either(String one, String other) {
        return values.containsKey(one) ? one : other;
    }

    private String text(String name) {
        return values.getOrDefault(name, "").strip();
    }

    private @Nullable Double number(String name) {
        return parsed(text(name));
    }

    private static @Nullable Double parsed(String text) {
        return text.matches("[0-9]{1,18}(\\.[0-9]{1,9})?") ? Double.valueOf(text) : null;
    }

    private static List<Double> times(String list) {
        List<Double> times = new ArrayList<>();
        for (String one : list.split(",", MOST_TRIES + 1)) {
            Double time = parsed(one.strip());
            if (time != null && times.size() < MOST_TRIES) {
                times.add(time);
            }
        }
        return times;
    }

    /// Some boxes leave the zone out, which TR-106 takes for UTC.
    private static @Nullable Instant instant(String text) {
        try {
            boolean zoned = text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})");
            Instant at = text.isEmpty() ? null : OffsetDateTime.parse(zoned ? text : text + "Z").toInstant();
            return at == null || at.getEpochSecond() <= 0 ? null : at;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
