package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnostic.DiagnosticResult;
import org.pilotacs.acs.door.LineTest;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.task.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A test of the line as people see it.
///
/// @param title what was tested against what, for example `Ping of 192.0.2.1`
/// @param text how it ended, in a sentence; empty until it has, and where the table says it all
/// @param columns headings; empty if there is no table
public record TestTable(String title, String text, List<String> columns, List<Row> rows) {
    /// @param cells one for each column
    public record Row(List<String> cells) {}

    static TestTable of(LineTest test, Words words) {
        String title = words.say("test." + test.test().kind().name().toLowerCase(Locale.ROOT), test.test().target());
        Outcome outcome = test.outcome();
        DiagnosticResult result = test.result();
        if (result == null) {
            return new TestTable(title, outcome == null ? words.say("test.to-come") : words.outcome(outcome),
                    List.of(), List.of());
        }
        return switch (result) {
            case DiagnosticResult.Ping ping -> new TestTable(title, "", said(words, "answered", "lost", "least",
                    "average", "most"),
                    List.of(new Row(List.of(Long.toString(ping.answered()), Long.toString(ping.lost()),
                            millis(ping.least(), words), millis(ping.average(), words), millis(ping.most(), words)))));
            case DiagnosticResult.Trace(var hops) -> new TestTable(title,
                    outcome instanceof Outcome.Confirmed confirmed ? words.outcome(confirmed) : "",
                    said(words, "hop", "host", "address", "times"),
                    hops.stream().map(hop -> row(hop, words)).toList());
            case DiagnosticResult.Speed speed -> new TestTable(title, "",
                    said(words, "rate", "bytes", "took"),
                    List.of(new Row(List.of(number(speed.rate() / 1e6, words) + " Mbit/s",
                            number(speed.bytes() / 1e6, words) + " MB",
                            number(speed.took().toMillis() / 1e3, words) + " s"))));
        };
    }

    private static List<String> said(Words words, String... keys) {
        List<String> said = new ArrayList<>();
        for (String key : keys) {
            said.add(words.say("test.column." + key));
        }
        return said;
    }

    private static Row row(DiagnosticResult.Hop hop, Words words) {
        String times = hop.times().stream().map(time -> number(time, words)).collect(Collectors.joining(" · "));
        String host = hop.host().isEmpty() ? words.say("test.no-answer") : hop.host();
        return new Row(List.of(Integer.toString(hop.number()), host, hop.address(),
                times.isEmpty() ? "" : times + " ms"));
    }

    private static String millis(@Nullable Double value, Words words) {
        return value == null ? "" : number(value, words) + " ms";
    }

    private static String number(double value, Words words) {
        String format = value >= 100 || value == Math.rint(value) ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(words.locale(), format, value);
    }
}
