package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Begins an action that can also go by satellite.
@Command(mixinStandardHelpOptions = true)
final class CardActionCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final String action;

    @Mixin
    private final Remote remote = new Remote();

    @Mixin
    private final ActionRun run = new ActionRun();

    @Parameters(paramLabel = "DEVICE", description = "An id, serial, card or customer number.")
    private String device = "";

    @Option(names = "--by-satellite", description = "By a message to its card, even if the box also answers. It is followed until it has probably arrived.")
    private boolean bySatellite;

    CardActionCommand(Terminal terminal, String action) {
        this.terminal = terminal;
        this.action = action;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode found = new DeviceFinder(client).find(device);
            ObjectNode wish = ActionRun.wish(action);
            if (bySatellite) {
                wish.put("way", "satellite");
            }
            return run.run(terminal, client, found, wish);
        }
    }
}
