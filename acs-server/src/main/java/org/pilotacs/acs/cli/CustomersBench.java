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
    static final List<LoadTable.Asked> ASKED = List.of(new LoadTable.Asked("app", "boxes by the API, for an app", 0),
            new LoadTable.Asked("entry", "let in to the portal", 0),
            new LoadTable.Asked("page", "the portal's page with the boxes", 0));

    private final Terminal terminal;
    private final ServerStarter starter;

    @Mixin
    private final TownOptions town = new TownOptions();

    @Option(names = "--rate", paramLabel = "PER SECOND", defaultValue = "300", description = "Customers who come in a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--duration", paramLabel = "TIME", defaultValue = "1m", description = "Visits that count, after a quarter as many that do not, more and more often (default: ${DEFAULT-VALUE}).")
    private String duration = "";

    CustomersBench(Terminal terminal, ServerStarter starter) {
        this.terminal = terminal;
        this.starter = starter;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int visitors = check();
        Logging.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN));
        Path data = Files.createTempDirectory("pilot-bench-");
        try (OperatorsPortal portal = new OperatorsPortal()) {
            List<Town.Customer> customers = town.settle(terminal, data,
                    settled -> settled.customers(town.size(), visitors).toList());
            Map<String, String> settings = new HashMap<>(portal.settings());
            settings.putAll(town.settings(terminal));
            LoadTable run = new LoadTable(terminal, ASKED, "visits");
            terminal.say("%,d customers are given tokens, and come, %,d a second.".formatted(visitors, rate));
            Path file = Files.write(data.resolve("visitors.csv"), lines(customers, portal));
            try (ServerStarter.Running running = starter.start(BenchCommand.alone(data, settings))) {
                LoadProcess.run(run::take, "load-customers", "--self-service", running.selfService().toString(),
                        "--visitors", file.toString(), "--rate", Integer.toString(rate));
            }
            run.print();
            run.failIfSomethingIsWrong();
        } finally {
            Folders.delete(data);
        }
        return 0;
    }

    /// So many customers come.
    private int check() {
        town.check();
        CliFailure.demand(rate >= 1 && rate <= MOST_RATE, "--rate must be 1 to " + MOST_RATE + " a second");
        CliFailure.demand(DurationText.read(duration) != null,
                "--duration must be a time such as 30s or 5m, not " + duration);
        long counted = Objects.requireNonNull(DurationText.read(duration), "it was checked").toMillis() * rate / 1_000;
        CliFailure.demand(counted >= 4 && counted <= MOST_VISITORS,
                "of --rate and --duration there come 4 to " + MOST_VISITORS + " customers, not " + counted);
        return Math.toIntExact(counted + counted / 4);
    }

    private static List<String> lines(List<Town.Customer> customers, OperatorsPortal portal) {
        Instant now = Clock.systemUTC().instant();
        return IntStream.range(0, customers.size()).parallel().mapToObj(number -> {
            Town.Customer one = customers.get(number);
            return one.device() + "," + portal.token(one.subscriber(), "visit-" + number + "-" + now, now);
        }).toList();
    }
}
