package org.pilotacs.sim;

import org.pilotacs.sim.headend.Conduct;
import org.pilotacs.sim.headend.Headend;
import org.pilotacs.sim.headend.SimulatedMux;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// Words that change a head-end.
final class HeadendOrders {
    static final String HELP = """
            headend                    what the multiplexer knows and what is on air
            headend capacity 50        kbit/s from now on
            headend proper|silent|black-hole|garbage|floods
            headend kill, headend restart, headend hang-up, headend test""";

    private HeadendOrders() {}

    /// @param words after `headend`
    static void obey(Headend headend, List<String> words, PrintWriter out) {
        SimulatedMux mux = headend.mux();
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "" -> HeadendReport.lines(headend).forEach(out::println);
            case "capacity" -> mux.capacity(Integer.parseInt(FleetConsole.word(words, 1)));
            case "proper" -> mux.conduct(new Conduct.Proper());
            case "silent" -> mux.conduct(new Conduct.Silent());
            case "black-hole" -> mux.conduct(new Conduct.BlackHole());
            case "garbage" -> mux.conduct(new Conduct.Garbage());
            case "floods" -> mux.conduct(new Conduct.Floods());
            case "kill" -> mux.kill();
            case "restart" -> restart(mux);
            case "hang-up" -> mux.hangUp();
            case "test" -> mux.test();
            default -> throw new IllegalArgumentException("unknown to a head-end: " + words.getFirst());
        }
    }

    private static void restart(SimulatedMux mux) {
        try {
            mux.restart();
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }
}
