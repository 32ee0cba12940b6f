package org.pilotacs.sim;

import org.pilotacs.sim.calls.OpenLoop;
import org.pilotacs.sim.calls.Waits;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/// Says how a load goes: lines of `key=value` words, each when it is known.
///
/// @param out where to
record LoadWords(PrintWriter out) {
    void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    void progress(Duration since, int begun, int ended) {
        say("at-s=%.1f begun=%d ended=%d", since.toMillis() / 1e3, begun, ended);
    }

    void waits(String what, Waits waits) {
        say("%s=%d wrong=%d p50-ms=%.1f p95-ms=%.1f p99-ms=%.1f max-ms=%.1f", what, waits.asked(), waits.wrong(),
                millis(waits, 50), millis(waits, 95), millis(waits, 99), millis(waits, 100));
    }

    /// The last words.
    void end(OpenLoop loop) {
        loop.troubles().forEach(trouble -> say("trouble=%s", trouble.replaceAll("\\s+", "_")));
        say("end=1");
    }

    private static double millis(Waits waits, double percent) {
        return waits.within(percent).toNanos() / 1e6;
    }
}
