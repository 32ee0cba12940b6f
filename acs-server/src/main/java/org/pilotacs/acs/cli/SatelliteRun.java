package org.pilotacs.acs.cli;

import org.pilotacs.acs.cli.CliFailure.Exit;

import java.util.ArrayList;
import java.util.List;

/// How a server in this process did at reaching boxes that only listen, by the word of a simulator in another. Confined to
/// one thread.
final class SatelliteRun {
    /// Of a transport packet, which each of the messages takes.
    private static final double PACKET_KBITS = 1.504;
    /// So long what was sent evenly may be late on its way; the multiplexer is on the server's cores.
    private static final double JITTER_MILLIS = 1_000;
    /// Where lines cannot be written over, there is one in so long.
    private static final int WORD_SECONDS = 30;

    private final Terminal terminal;
    private final List<String> troubles = new ArrayList<>();
    private LoadProcess.Line all = LoadProcess.Line.of("");
    private LoadProcess.Line listeners = all;
    private LoadProcess.Line answers = all;
    private LoadProcess.Line air = all;
    private LoadProcess.Line said = all;
    private double allocated;
    private double asked;
    private double refused;
    private double seconds;
    private double heapBefore;
    private double heapAfter;
    private long cpuBefore;
    private double cpuOfRequests;

    SatelliteRun(Terminal terminal) {
        this.terminal = terminal;
    }

    /// True once that was the last.
    boolean take(LoadProcess.Line line) {
        if (line.has("admitted")) {
            allocated = line.number("allocated-kbit");
            heapBefore = LoadRun.settledHeap();
            cpuBefore = LoadRun.cpu();
        } else if (line.has("at-s")) {
            progress(line);
        } else if (line.has("all")) {
            heapAfter = LoadRun.settledHeap();
            all = line;
        } else if (line.has("listeners")) {
            listeners = line;
        } else if (line.has("answer-p50-ms")) {
            answers = line;
        } else if (line.has("datagrams")) {
            air = line;
        } else if (line.has("said-sent")) {
            said = line;
        } else if (line.has("refused-because")) {
            troubles.add(line.words().getOrDefault("refused-because", "").replace('_', ' '));
        } else if (line.has("end")) {
            refused = line.number("refused");
        }
        return line.has("end");
    }

    private void progress(LoadProcess.Line line) {
        double now = line.number("asked");
        if (now > asked) {
            asked = now;
            cpuOfRequests = LoadRun.cpu() - cpuBefore;
        }
        boolean isDue = (long) (line.number("at-s") / WORD_SECONDS) > (long) (seconds / WORD_SECONDS);
        seconds = line.number("at-s");
        String shown = "  %,5.0f s   asked %,.0f   reached %,.0f   refused %,.0f   sent %,.0f".formatted(seconds,
                asked, line.number("reached"), line.number("refused"), line.number("on-air"));
        if (terminal.interactive()) {
            terminal.redraw(shown);
        } else if (isDue) {
            terminal.say(shown);
        }
    }

    void print() {
        if (terminal.interactive()) {
            terminal.redraw("");
        }
        terminal.say(
                "  of %,.0f who asked %,.0f had their box on and heard the carrier within %,.0f s; seconds to their first message:"
                        .formatted(all.number("asked"), listeners.number("listeners"), seconds));
        Table waits = new Table("", "50 %", "90 %", "99 %", "all");
        waits.add(row("reached", ""));
        waits.add(row("at best, when boxes are on and hear", "limit-"));
        waits.add(row("at best, by the bandwidth", "bandwidth-limit-"));
        waits.print(terminal, "  ");
        terminal.say("");
        Table rest = new Table();
        rest.add("reached of all who asked", "%,.0f of %,.0f".formatted(all.number("reached"), all.number("asked")));
        rest.add("answer of the care API, median and 99 %, ms",
                "%.1f, %.1f".formatted(answers.number("answer-p50-ms"), answers.number("answer-p99-ms")));
        rest.add("messages sent, repetitions included", "%,.0f".formatted(air.number("datagrams")));
        rest.add("of the allocation", "%.1f %%".formatted(used()));
        rest.add("in the second that had most, kbit/s",
                "%.1f of %.0f".formatted(air.number("highest-kbit"), allocated));
        rest.add("longest that something had to wait at the multiplexer, ms",
                "%.0f".formatted(air.number("backlog-ms")));
        rest.add("CPU of the server for each request and what is sent meanwhile, ms",
                "%.1f".formatted(cpuOfRequests / 1e6 / Math.max(1, asked)));
        rest.add("heap of the server before and after, MB", "%.1f, %.1f".formatted(heapBefore, heapAfter));
        rest.print(terminal, "  ");
    }

    private double used() {
        return 100 * air.number("datagrams") * PACKET_KBITS / Math.max(1, allocated * seconds);
    }

    private String[] row(String title, String prefix) {
        List<String> cells = new ArrayList<>(List.of(title));
        for (String share : List.of("p50-s", "p90-s", "p99-s", "p100-s")) {
            cells.add(listeners.words().getOrDefault(prefix + share, ""));
        }
        return cells.toArray(String[]::new);
    }

    void failIfSomethingIsWrong() {
        List<String> wrong = new ArrayList<>();
        check(wrong, refused, "requests were refused: " + String.join("; ", troubles));
        check(wrong, air.number("too-much"), "messages came above the allocation");
        check(wrong, air.number("backlog-ms") > JITTER_MILLIS ? air.number("backlog-ms") : 0,
                "ms something had to wait at the multiplexer: more came than it allocates");
        check(wrong, air.number("mux-errors"), "errors were said by the multiplexer");
        check(wrong, air.number("unsound"), "messages could not be obeyed");
        check(wrong, said.number("said-too-many"), "actions say more than was sent");
        check(wrong, said.number("said-too-few"), "actions say less than was sent");
        if (!wrong.isEmpty()) {
            throw new CliFailure(Exit.NOT_DONE, String.join("\n", wrong));
        }
    }

    private static void check(List<String> wrong, double count, String what) {
        if (count > 0) {
            wrong.add("%,.0f %s".formatted(count, what));
        }
    }
}
