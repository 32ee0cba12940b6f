package org.pilotacs.sim;

import org.pilotacs.sim.calls.CareCalls;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/// Has consultants take calls with a server, and says how long they waited.
@Command(name = "load-care", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs decoders that can be reached, has consultants search, diagnose and measure by a server's care API, and says how long they waited.")
final class LoadCareCommand implements Callable<Integer> {
    private static final Duration ARRIVAL = Duration.ofMinutes(2);
    private static final int WARM_UP = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--care", required = true, paramLabel = "URL", description = "The server's care API, for example http://127.0.0.1:3000.")
    private URI care = URI.create("");

    @Option(names = "--acs", required = true, paramLabel = "URL", description = "The server's CWMP address.")
    private URI acs = URI.create("");

    @Option(names = "--callers", required = true, paramLabel = "FILE", description = "Whose customers call: CSV without a header, the id of a device, then texts by which it is found.")
    private Path callers = Path.of("");

    @Option(names = "--reachable", defaultValue = "100", description = "So many decoders can be measured (default: ${DEFAULT-VALUE}).")
    private int reachable;

    @Option(names = "--cr-user", defaultValue = "acs", description = "User name in connection requests.")
    private String requestUser = "";

    @Option(names = "--cr-password", defaultValue = "acs", description = "Password in connection requests.")
    private String requestPassword = "";

    @Option(names = "--calls", defaultValue = "5", description = "Calls that begin in a second (default: ${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--duration", defaultValue = "2m", converter = FleetCommand.DurationConverter.class, description = "Calls that count, after as many that do not for a quarter of it (default: ${DEFAULT-VALUE}).")
    private Duration duration = Duration.ZERO;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same calls.")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (reachable < 1 || calls < 1 || duration.toSeconds() < 1) {
            throw new ParameterException(spec.commandLine(), "there must be a decoder, a call and a second at least");
        }
        LoadWords words = new LoadWords(spec.commandLine().getOut());
        List<CareCalls.Caller> whose = Files.readAllLines(callers).stream().map(line -> line.split(","))
                .map(line -> new CareCalls.Caller(line[0], Arrays.asList(line).subList(1, line.length))).toList();
        try (Fleet fleet = Fleet.start(FleetConfig.of(acs, reachable).connectionRequestCredentials(requestUser,
                requestPassword))) {
            fleet.awaitAllInformed(ARRIVAL);
            List<String> boxes = fleet.boxes().stream().map(box -> box.inventory().device()).toList();
            try (CareCalls warmUp = new CareCalls(care, whose, boxes, seed + 1)) {
                warmUp.admit(fleet.inventory().toList());
                words.say("reachable=%d", boxes.size());
                warmUp.run(calls, duration.dividedBy(WARM_UP), words::progress);
            }
            try (CareCalls counted = new CareCalls(care, whose, boxes, seed)) {
                words.say("counting=1");
                counted.run(calls, duration, words::progress);
                sayHowItWent(counted, words);
            }
        }
        return 0;
    }

    private static void sayHowItWent(CareCalls done, LoadWords words) {
        words.say("calls=%d", done.loop().ended());
        words.waits("search", done.search());
        words.waits("stored", done.stored());
        words.waits("page", done.page());
        words.waits("live", done.live());
        words.end(done.loop());
    }
}
