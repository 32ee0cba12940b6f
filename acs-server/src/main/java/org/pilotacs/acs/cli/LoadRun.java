package org.pilotacs.acs.cli;

import com.sun.management.OperatingSystemMXBean;
import org.pilotacs.acs.cli.CliFailure.Exit;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// How a server in this process did under the load of simulated boxes in another.
///
/// @param bootsPerSecond boxes that booted at once and informed for the first time
/// @param p50 milliseconds
/// @param p99 milliseconds
/// @param cpuMicros of this process for each session
record LoadRun(double bootsPerSecond, double perSecond, double p50, double p99, long failed, double cpuMicros,
        double heapMegabytes) {
    private static final int LINES_KEPT = 20;

    /// @param warmUp for example `30s`
    /// @param duration likewise
    static LoadRun of(URI acs, int size, int atOnce, String warmUp, String duration)
            throws IOException, InterruptedException {
        Process process = Simulator.process("load", "--acs", acs.toString(), "--size", Integer.toString(size),
                "--at-once", Integer.toString(atOnce), "--warm-up", warmUp, "--duration", duration)
                .redirectErrorStream(true).start();
        Thread stop = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return follow(process);
        } finally {
            process.destroyForcibly().waitFor();
            Runtime.getRuntime().removeShutdownHook(stop);
        }
    }

    private static LoadRun follow(Process process) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        double boots = 0;
        long cpuBefore = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (last.size() == LINES_KEPT) {
                    last.removeFirst();
                }
                last.add(line);
                Map<String, String> words = words(line);
                if (words.containsKey("booted")) {
                    boots = number(words, "booted") / number(words, "seconds");
                } else if (words.containsKey("measuring")) {
                    cpuBefore = cpu();
                } else if (words.containsKey("sessions")) {
                    return new LoadRun(boots, number(words, "per-second"), number(words, "p50-ms"),
                            number(words, "p99-ms"), (long) number(words, "failed"),
                            (cpu() - cpuBefore) / 1e3 / number(words, "sessions"), heap());
                }
            }
        }
        throw new CliFailure(Exit.NOT_DONE, "The simulator ended early:\n" + String.join("\n", last));
    }

    private static Map<String, String> words(String line) {
        Map<String, String> words = new HashMap<>();
        for (String word : line.split(" ")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                words.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return words;
    }

    private static double number(Map<String, String> words, String key) {
        return Double.parseDouble(words.getOrDefault(key, "0"));
    }

    /// Nanoseconds.
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
