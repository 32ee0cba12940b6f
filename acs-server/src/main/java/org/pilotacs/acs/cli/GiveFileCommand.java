package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Begins an action that gives a box a file.
@Command(mixinStandardHelpOptions = true)
final class GiveFileCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final String action;
    private final boolean newest;

    @Mixin
    private final Remote remote = new Remote();

    @Mixin
    private final ActionRun run = new ActionRun();

    @Parameters(paramLabel = "DEVICE", description = "An id, serial, card or customer number.")
    private String device = "";

    @Option(names = "--image", paramLabel = "ID", description = "Which file, as ./pilot firmware lists it. Default, of firmware: the newest for the box.")
    private String image = "";

    /// @param newest whether the server finds one if none is named
    GiveFileCommand(Terminal terminal, String action, boolean newest) {
        this.terminal = terminal;
        this.action = action;
        this.newest = newest;
    }

    @Override
    public Integer call() {
        CliFailure.demand(newest || !image.isEmpty(),
                "Which configuration? Say --image ID; ./pilot firmware lists them.");
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode found = new DeviceFinder(client).find(device);
            ObjectNode wish = ActionRun.wish(action);
            return run.run(terminal, client, found, image.isEmpty() ? wish : wish.put("image", image));
        }
    }
}
