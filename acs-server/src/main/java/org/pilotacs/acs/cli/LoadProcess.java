package org.pilotacs.acs.cli;

import org.pilotacs.acs.cli.CliFailure.Exit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// The simulator in a process of its own, loading a server and saying how that goes.
final class LoadProcess {
    private static final int LINES_KEPT = 20;

    private LoadProcess() {}

    /// A line of `key=value` words.
    record Line(Map<String, String> words) {
        static Line of(String text) {
            Map<String, String> words = new HashMap<>();
            for (String word : text.split(" ")) {
                int equals = word.indexOf('=');
                if (equals > 0) {
                    words.put(word.substring(0, equals), word.substring(equals + 1));
                }
            }
            return new Line(words);
        }

        boolean has(String key) {
            return words.containsKey(key);
        }

        double number(String key) {
            return Double.parseDouble(words.getOrDefault(key, "0"));
        }
    }

    /// Runs a command of the simulator until what it says is enough; it does not outlive this process.
    ///
    /// @param isLast takes each line, and says whether no more is wanted
    static void run(Predicate<Line> isLast, String... command) throws IOException, InterruptedException {
        Process process = Simulator.process(command).redirectErrorStream(true).start();
        Thread stop = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            follow(process, isLast);
        } finally {
            process.destroyForcibly().waitFor();
            Runtime.getRuntime().removeShutdownHook(stop);
        }
    }

    private static void follow(Process process, Predicate<Line> isLast) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (last.size() == LINES_KEPT) {
                    last.removeFirst();
                }
                last.add(line);
                if (isLast.test(Line.of(line))) {
                    return;
                }
            }
        }
        throw new CliFailure(Exit.NOT_DONE, "The simulator ended early:\n" + String.join("\n", last));
    }
}
