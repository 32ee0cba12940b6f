package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Objects;
import java.util.concurrent.Callable;

/// Tells how what went by satellite came out, as the box cannot.
@Command(name = "confirm", description = "Tell how what is on air came out: by the digits on the screen, or by the customer's word.", mixinStandardHelpOptions = true)
final class ConfirmCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Parameters(paramLabel = "ACTION", description = "The action's id, or its box: an id, serial, card or customer number.")
    private String action = "";

    @ArgGroup(multiplicity = "1")
    private Told told = new Told();

    @Option(names = "--json", description = "Print the action as JSON, nothing else.")
    private boolean json;

    /// One of the three.
    private static final class Told {
        @Option(names = "--code", required = true, paramLabel = "DIGITS", description = "The six digits that the screen shows.")
        private @Nullable String code;

        @Option(names = "--works", required = true, description = "The customer says that it works now.")
        private boolean works;

        @Option(names = "--does-not-work", required = true, description = "The customer says that it does not. This takes it off air.")
        private boolean worksNot;

        ObjectNode body() {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            if (works || worksNot) {
                return body.put("works", works);
            }
            return body.put("code", Objects.requireNonNull(code, "one of the three is given").replaceAll("[\\s-]", ""));
        }
    }

    ConfirmCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            String id = action.matches("[0-9a-f]{24}") ? action : onAir(client);
            JsonNode end = client.post("/care/v1/actions/" + CareClient.segment(id) + "/proof", told.body());
            terminal.say(json ? end.toPrettyString() : end.path("text").asText());
            return ActionFollower.exit(end).code();
        }
    }

    /// What is on air to the box that is meant.
    private String onAir(CareClient client) {
        JsonNode box = new DeviceFinder(client).find(action);
        JsonNode card = client.get("/care/v1/devices/" + CareClient.segment(box.path("id").asText()));
        for (JsonNode one : card.path("actions")) {
            if (FollowedLines.isOnAir(one)) {
                return one.path("id").asText();
            }
        }
        throw new CliFailure(Exit.NOT_DONE, "Nothing is on air to " + ActionRun.title(box) + ".");
    }
}
