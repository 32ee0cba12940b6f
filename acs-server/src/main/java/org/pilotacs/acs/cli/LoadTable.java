package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How long people waited for what they asked a server in this process, by the word of a simulator in another. Confined to one
/// thread.
final class LoadTable {
    private final Terminal terminal;
    private final List<Asked> asked;
    private final String visits;
    private final Map<Asked, LoadProcess.Line> told = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();
    private long cpuBefore;
    private double cpu;
    private LoadProcess.@Nullable Line ended;

    /// What is asked.
    ///
    /// @param key as the simulator calls it
    /// @param goal within which time 95 of 100 should have it, milliseconds; 0 for none
    record Asked(String key, String title, int goal) {}

    /// @param visits what those are called, each of which asks some of it, as the simulator calls them too
    LoadTable(Terminal terminal, List<Asked> asked, String visits) {
        this.terminal = terminal;
        this.asked = List.copyOf(asked);
        this.visits = visits;
    }

    /// True once that was the last.
    boolean take(LoadProcess.Line line) {
        if (line.has("counting")) {
            cpuBefore = LoadRun.cpu();
        } else if (line.has("at-s")) {
            progress(line);
        } else if (line.has("trouble")) {
            troubles.add(line.words().getOrDefault("trouble", "").replace('_', ' '));
        } else if (line.has(visits)) {
            ended = line;
            cpu = LoadRun.cpu() - cpuBefore;
        }
        for (Asked one : asked) {
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
        boolean goals = asked.stream().anyMatch(one -> one.goal > 0);
        Table table = new Table("milliseconds", "asked", "median", "95 %", "99 %", "longest",
                goals ? "goal for 95 %" : "");
        told.forEach((one, line) -> table.add(one.title, "%,.0f".formatted(line.number(one.key)),
                millis(line, "p50-ms"), millis(line, "p95-ms"), millis(line, "p99-ms"), millis(line, "max-ms"),
                one.goal == 0 ? "" : "%,d".formatted(one.goal)));
        table.print(terminal, "  ");
        double all = ended == null ? 0 : ended.number(visits);
        terminal.say("  %,.0f %s; CPU of the server for each, without the database's, ms: %,.1f".formatted(all, visits,
                cpu / 1e6 / Math.max(1, all)));
        if (ended != null && ended.has("seconds")) {
            terminal.say("  %,.1f a second, from the first who came to the last who was served"
                    .formatted(all / Math.max(0.001, ended.number("seconds"))));
        }
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
        if (told.size() < asked.size()) {
            wrong.add("the simulator did not say how all of it went");
        }
        if (!wrong.isEmpty()) {
            wrong.addAll(troubles);
            throw new CliFailure(Exit.NOT_DONE, "Not answered as they should be:\n" + String.join("\n", wrong));
        }
    }
}
