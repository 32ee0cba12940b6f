package org.pilotacs.acs.cli;

import org.pilotacs.acs.cli.CliFailure.Exit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a server in this process did with consultants who take calls, by the word of a simulator in another. Confined to one
/// thread.
final class CareRun {
    /// What is asked, as it is called here, and within which time 95 of 100 should have it, in milliseconds.
    private enum Asked {
        SEARCH("search", "search", 50), STORED("stored", "diagnosis from what is known", 200),
        PAGE("page", "the box's page in the console", 0), LIVE("live", "live diagnosis, measured on the box", 3_000);

        private final String key;
        private final String title;
        private final int goal;

        Asked(String key, String title, int goal) {
            this.key = key;
            this.title = title;
            this.goal = goal;
        }
    }

    private final Terminal terminal;
    private final Map<Asked, LoadProcess.Line> told = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();
    private long cpuBefore;
    private double cpu;
    private double calls;

    CareRun(Terminal terminal) {
        this.terminal = terminal;
    }

    /// True once that was the last.
    boolean take(LoadProcess.Line line) {
        if (line.has("reachable")) {
            terminal.say("%,.0f decoders can be reached; the calls begin.".formatted(line.number("reachable")));
        } else if (line.has("counting")) {
            cpuBefore = LoadRun.cpu();
        } else if (line.has("at-s")) {
            progress(line);
        } else if (line.has("trouble")) {
            troubles.add(line.words().getOrDefault("trouble", "").replace('_', ' '));
        } else if (line.has("calls")) {
            calls = line.number("calls");
            cpu = LoadRun.cpu() - cpuBefore;
        }
        for (Asked one : Asked.values()) {
            if (line.has(one.key)) {
                told.put(one, line);
            }
        }
        return line.has("end");
    }

    private void progress(LoadProcess.Line line) {
        if (terminal.interactive()) {
            terminal.redraw("  %,5.0f s   begun %,.0f   ended %,.0f".formatted(line.number("at-s"),
                    line.number("begun"), line.number("ended")));
        }
    }

    void print() {
        if (terminal.interactive()) {
            terminal.redraw("");
        }
        Table table = new Table("milliseconds", "asked", "median", "95 %", "99 %", "longest", "goal for 95 %");
        told.forEach((one, line) -> table.add(one.title, "%,.0f".formatted(line.number(one.key)),
                millis(line, "p50-ms"), millis(line, "p95-ms"), millis(line, "p99-ms"), millis(line, "max-ms"),
                one.goal == 0 ? "" : "%,d".formatted(one.goal)));
        table.print(terminal, "  ");
        terminal.say("  %,.0f calls; CPU of the server for each, without the database's, ms: %,.1f".formatted(calls,
                cpu / 1e6 / Math.max(1, calls)));
    }

    private static String millis(LoadProcess.Line line, String key) {
        return "%,.1f".formatted(line.number(key));
    }

    /// What was answered wrongly, or not at all. That a machine is slow is no failure: it is in the figures.
    void failIfSomethingIsWrong() {
        List<String> wrong = new ArrayList<>();
        told.forEach((one, line) -> {
            if (line.number("wrong") > 0) {
                wrong.add("%,.0f of %,.0f: %s".formatted(line.number("wrong"), line.number(one.key), one.title));
            }
        });
        if (told.size() < Asked.values().length) {
            wrong.add("the simulator did not say how all of it went");
        }
        if (!wrong.isEmpty()) {
            wrong.addAll(troubles);
            throw new CliFailure(Exit.NOT_DONE, "Not answered as they should be:\n" + String.join("\n", wrong));
        }
    }
}
