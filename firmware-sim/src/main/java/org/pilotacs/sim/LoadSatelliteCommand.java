package org.pilotacs.sim;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.emm.Ref1MasterKey;
import org.pilotacs.sim.calls.ReconnectCalls;
import org.pilotacs.sim.fleet.OneWayFleet;
import org.pilotacs.sim.headend.Headend;
import org.pilotacs.sim.headend.HeadendSettings;
import org.pilotacs.sim.headend.MuxSettings;
import org.pilotacs.sim.headend.MuxTruth;
import org.pilotacs.sim.population.CardPopulation;
import org.pilotacs.sim.population.Habits;
import org.pilotacs.sim.population.ReachReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Has a server reach many boxes that only listen, and says how that went: lines of `key=value` words, each when it is
/// known.
@Command(name = "load-satellite", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs a head-end with many cards that listen to it, imports those that call into a server, presses Reconnect for them, and says how long each waited for its message.")
final class LoadSatelliteCommand implements Callable<Integer> {
    private static final Duration EMMG = Duration.ofSeconds(60);
    private static final Duration WORD_EVERY = Duration.ofSeconds(5);
    /// The load is on the server's cores, and so must wait for its turn.
    private static final Duration JITTER = Duration.ofSeconds(1);
    private static final int TROUBLES = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--care", required = true, paramLabel = "URL", description = "The server's care API, for example http://127.0.0.1:3000. Its multiplexer is this one.")
    private URI care = URI.create("");

    @Option(names = "--mux-port", defaultValue = "0", description = "Where the multiplexer takes EMMGs, of TCP and of UDP (default: one that is free).")
    private int muxPort;

    @Option(names = "--bandwidth", defaultValue = "100", paramLabel = "KBIT/S", description = "What it has for EMMs (default: ${DEFAULT-VALUE}).")
    private int bandwidth;

    @Option(names = "--cards", defaultValue = "1000000", description = "How many cards listen (default: ${DEFAULT-VALUE}).")
    private int cards;

    @Option(names = "--requests", defaultValue = "3000", description = "For so many of them Reconnect is pressed (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Option(names = "--within", defaultValue = "10m", converter = FleetCommand.DurationConverter.class, description = "All of them within this time, evenly (default: ${DEFAULT-VALUE}).")
    private Duration within = Duration.ZERO;

    @Option(names = "--wait", defaultValue = "20m", converter = FleetCommand.DurationConverter.class, description = "Then it is listened for so long, or until all are reached (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ZERO;

    @Option(names = "--habits", defaultValue = "typical", paramLabel = "HABITS", converter = HabitsConverter.class, description = "When boxes are on and hear: typical or always-on (default: ${DEFAULT-VALUE}).")
    private Habits habits = Habits.TYPICAL;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same cards, evenings and callers.")
    private long seed;

    @Option(names = "--emm-key", defaultValue = OneWayFleet.MASTER_KEY, paramLabel = "HEX", description = "Master key of the cards' keys, 32 hexadecimal digits (default: ${DEFAULT-VALUE}, for simulations only).")
    private String key = OneWayFleet.MASTER_KEY;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Write reach.csv, reach.svg and calls.csv there.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CardPopulation population = understood(
                () -> new CardPopulation(cards, seed, habits, Ref1MasterKey.ofHex(key)));
        HeadendSettings settings = understood(
                () -> HeadendSettings.of(muxPort, bandwidth).mux(MuxSettings.of(muxPort, bandwidth).jitter(JITTER)));
        try (Headend headend = Headend.start(settings, Clock.systemUTC());
                ReconnectCalls calls = understood(() -> new ReconnectCalls(headend, population, requests, care, seed,
                        Clock.systemUTC()))) {
            say("mux-port=%d cards=%d", headend.mux().port(), cards);
            calls.admit();
            int allocated = calls.awaitStream(EMMG);
            say("admitted=%d allocated-kbit=%d", requests, allocated);
            calls.run(within, patience, WORD_EVERY, this::say);
            sayHowItWent(calls, headend.mux().truth());
        }
        return 0;
    }

    private <T> T understood(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void say(ReconnectCalls.Progress now) {
        say("at-s=%.1f asked=%d answered=%d refused=%d reached=%d on-air=%d", now.since().toMillis() / 1e3, now.asked(),
                now.answered(), now.refused(), now.reached(), now.sections());
    }

    private void sayHowItWent(ReconnectCalls calls, MuxTruth truth) throws IOException, InterruptedException {
        ReachReport report = calls.report();
        write(report, calls);
        say("all=%d %s", report.asked(), report.summary());
        say("listeners=%d %s", report.ofListeners().asked(), report.ofListeners().summary());
        say("answer-p50-ms=%.1f answer-p99-ms=%.1f answer-max-ms=%.1f", millis(calls.answeredWithin(0.5)),
                millis(calls.answeredWithin(0.99)), millis(calls.answeredWithin(1)));
        List<MuxTruth.Taken> taken = truth.streams().stream().map(MuxTruth.OneStream::taken).toList();
        say("datagrams=%d highest-kbit=%.1f backlog-ms=%.0f too-much=%d mux-errors=%d unsound=%d", truth.datagrams(),
                taken.stream().mapToLong(MuxTruth.Taken::highestRate).max().orElse(0) / 1e3, millis(calls.backlog()),
                taken.stream().mapToLong(MuxTruth.Taken::refused).sum(), truth.givenErrors().size(), calls.unsound());
        ReconnectCalls.Truth said = calls.hearTheServer();
        say("said-sent=%d said-too-many=%d said-too-few=%d", said.said(), said.tooMany(), said.tooFew());
        List<String> troubles = calls.troubles();
        troubles.stream().limit(TROUBLES)
                .forEach(trouble -> say("refused-because=%s", trouble.replaceAll("\\s+", "_")));
        say("end=%d refused=%d", report.asked(), troubles.size());
    }

    private void write(ReachReport report, ReconnectCalls calls) throws IOException {
        if (out != null) {
            Files.createDirectories(out);
            Files.writeString(out.resolve("calls.csv"), calls.csv());
            Files.writeString(out.resolve("reach.csv"), report.csv());
            Files.writeString(out.resolve("reach.svg"), report.svg());
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private void say(String format, Object... values) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(String.format(Locale.ROOT, format, values));
        to.flush();
    }

    static final class HabitsConverter implements ITypeConverter<Habits> {
        @Override
        public Habits convert(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "typical" -> Habits.TYPICAL;
                case "always-on" -> Habits.ALWAYS_ON;
                default -> throw new TypeConversionException("'" + text + "' is neither typical nor always-on");
            };
        }
    }
}
