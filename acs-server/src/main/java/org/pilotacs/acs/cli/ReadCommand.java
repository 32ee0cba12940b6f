package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// Reads parameters live, or learns their names.
@Command(mixinStandardHelpOptions = true)
final class ReadCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final String action;

    @Mixin
    private final Remote remote = new Remote();

    @Mixin
    private final ActionRun run = new ActionRun();

    @Parameters(index = "0", paramLabel = "DEVICE", description = "An id, serial, card or customer number.")
    private String device = "";

    @Parameters(index = "1..*", paramLabel = "PATH", description = "A parameter, or an object (it ends in a dot) for all below it.")
    private List<String> paths = List.of();

    /// @param action `read` or `discover`
    ReadCommand(Terminal terminal, String action) {
        this.terminal = terminal;
        this.action = action;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode found = new DeviceFinder(client).find(device);
            ObjectNode wish = ActionRun.wish(action);
            ArrayNode list = wish.putArray("paths");
            paths.forEach(list::add);
            return run.run(terminal, client, found, wish);
        }
    }
}
