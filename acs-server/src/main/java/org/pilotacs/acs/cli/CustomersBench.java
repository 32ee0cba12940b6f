package org.pilotacs.acs.cli;

import org.pilotacs.acs.bench.OperatorsPortal;
import org.pilotacs.acs.bench.Town;
import org.pilotacs.acs.runtime.DurationText;
import org.pilotacs.acs.runtime.LogConfig;
import org.pilotacs.acs.runtime.Logging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// Measures how long customers wait who open their boxes.
@Command(name = "customers", description = "Fill a database with many boxes, start a server over it, have customers open theirs, one by the self-service API and the next in the portal, each with a new token, and say how long they waited.", mixinStandardHelpOptions = true, sortOptions = false)
final class CustomersBench implements Callable<Integer> {
    private static final int MOST_RATE = 10_000;
    private static final int MOST_VISITORS = 1_000_000;
    private static final int LEAST_VISITORS = 4;
    static final List<LoadTable.Asked> ASKED = List.of(new LoadTable.Asked("app", "boxes by the API, for an app", 0),
            new LoadTable.Asked("entry", "let in to the portal", 0),
            new LoadTable.Asked("page", "the portal's page with the boxes", 0));

    private final Terminal terminal;
    private final ServerStarter starter;

    @Mixin
    private final TownOptions town = new TownOptions();

    @Option(names = "--rate", paramLabel = "PER SECOND", defaultValue = "300", description = "Customers who come in a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--duration", paramLabel = "TIME", defaultValue = "1m", description = "How long they come whose visits count (default: ${DEFAULT-VALUE}).")
    private String duration = "";

    @Option(names = "--warm-up", paramLabel = "TIME", defaultValue = "2m", description = "How long others come before, more and more often, who do not count: a server that has just started is still being compiled (default: ${DEFAULT-VALUE}).")
    private String warmUp = "";

    CustomersBench(Terminal terminal, ServerStarter starter) {
        this.terminal = terminal;
        this.starter = starter;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Visitors visitors = check();
        Logging.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN));
        Path data = Files.createTempDirectory("pilot-bench-");
        try (OperatorsPortal portal = new OperatorsPortal()) {
            List<Town.Customer> customers = town.settle(terminal, data,
                    settled -> settled.customers(town.size(), visitors.all()).toList());
            Map<String, String> settings = new HashMap<>(portal.settings());
            settings.putAll(town.settings(terminal));
            LoadTable run = new LoadTable(terminal, ASKED, "visits");
            terminal.say("%,d customers are given tokens, and come, %,d a second.".formatted(visitors.all(), rate));
            Path file = Files.write(data.resolve("visitors.csv"), lines(customers, portal));
            try (ServerStarter.Running running = starter.start(BenchCommand.alone(data, settings))) {
                LoadProcess.run(run::take, "load-customers", "--self-service", running.selfService().toString(),
                        "--visitors", file.toString(), "--rate", Integer.toString(rate), "--warm-up",
                        Integer.toString(visitors.before));
            }
            run.print();
            run.failIfSomethingIsWrong();
        } finally {
            Folders.delete(data);
        }
        return 0;
    }

    /// So many customers come.
    ///
    /// @param before who do not count
    private record Visitors(int before, int counted) {
        int all() {
            return before + counted;
        }
    }

    private Visitors check() {
        town.check();
        CliFailure.demand(rate >= 1 && rate <= MOST_RATE, "--rate must be 1 to " + MOST_RATE + " a second");
        // half as many as come later, on average
        Visitors visitors = new Visitors(come("--warm-up", warmUp) / 2, come("--duration", duration));
        CliFailure.demand(visitors.counted >= LEAST_VISITORS, "of --rate and --duration there come "
                + LEAST_VISITORS + " customers at least, not " + visitors.counted);
        return visitors;
    }

    private int come(String option, String time) {
        Duration read = DurationText.read(time);
        CliFailure.demand(read != null, option + " must be a time such as 30s or 5m, not " + time);
        long come = Objects.requireNonNull(read, "it was checked").toMillis() * rate / 1_000;
        CliFailure.demand(come <= MOST_VISITORS,
                "of --rate and " + option + " there come " + MOST_VISITORS + " customers at most, not " + come);
        return Math.toIntExact(come);
    }

    private static List<String> lines(List<Town.Customer> customers, OperatorsPortal portal) {
        Instant now = Clock.systemUTC().instant();
        return IntStream.range(0, customers.size()).parallel().mapToObj(number -> {
            Town.Customer one = customers.get(number);
            return one.device() + "," + portal.token(one.subscriber(), "visit-" + number + "-" + now, now);
        }).toList();
    }
}
