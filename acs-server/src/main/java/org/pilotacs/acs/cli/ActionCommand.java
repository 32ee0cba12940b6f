package org.pilotacs.acs.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Follows an action that was begun before, or calls it off.
@Command(name = "action", description = "Follow an action that was begun before, or call it off.", mixinStandardHelpOptions = true)
final class ActionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Mixin
    private final ActionRun run = new ActionRun();

    @Parameters(paramLabel = "ID", description = "The action's id.")
    private String id = "";

    @Option(names = "--cancel", description = "Call it off, if it has not begun or the box can give it up.")
    private boolean cancel;

    ActionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            if (cancel) {
                terminal.say(client.delete("/care/v1/actions/" + CareClient.segment(id)).path("text").asText());
                return 0;
            }
            return run.follow(terminal, client, CareClient.segment(id));
        }
    }
}
