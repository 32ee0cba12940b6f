package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Begins an action that takes no arguments but the box.
@Command(mixinStandardHelpOptions = true)
class SimpleActionCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final String action;

    @Mixin
    private final Remote remote = new Remote();

    @Mixin
    private final ActionRun run = new ActionRun();

    @Parameters(paramLabel = "DEVICE", description = "An id, serial, card or customer number.")
    private String device = "";

    SimpleActionCommand(Terminal terminal, String action) {
        this.terminal = terminal;
        this.action = action;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode found = new DeviceFinder(client).find(device);
            return run.run(terminal, client, found, ActionRun.wish(action));
        }
    }

    /// As above, but it asks first.
    @Command(name = "factory-reset", description = "Erase a box: settings, PIN and Wi-Fi as from the factory.", mixinStandardHelpOptions = true)
    static final class FactoryReset implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final Remote remote = new Remote();

        @Mixin
        private final ActionRun run = new ActionRun();

        @Parameters(paramLabel = "DEVICE", description = "An id, serial, card or customer number.")
        private String device = "";

        @picocli.CommandLine.Option(names = "--yes", description = "Do not ask.")
        private boolean yes;

        FactoryReset(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws java.io.IOException {
            try (CareClient client = remote.connect(terminal.environment())) {
                JsonNode found = new DeviceFinder(client).find(device);
                if (!yes && !confirmed(found)) {
                    terminal.complain("Nothing was done.");
                    return Exit.NOT_DONE.code();
                }
                return run.run(terminal, client, found, ActionRun.wish("factory-reset"));
            }
        }

        private boolean confirmed(JsonNode found) throws java.io.IOException {
            if (!terminal.interactive()) {
                throw new CliFailure(Exit.USAGE, "A factory reset erases the box. Say --yes if that is meant.");
            }
            terminal.say("This erases " + ActionRun.title(found) + ": all its settings, its PIN and its Wi-Fi.");
            terminal.say("Type yes to go on:");
            return "yes".equalsIgnoreCase(terminal.in().readLine());
        }
    }
}
