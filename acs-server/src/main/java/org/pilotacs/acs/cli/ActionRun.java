package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Option;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Begins an action, follows it and says what came of it; the options are those of every action command.
final class ActionRun {
    private static final String ACTIONS = "/care/v1/actions/";
    private static final Duration QUICK = Duration.ofSeconds(30);

    @Option(names = "--no-wait", order = 800, description = "Do not follow it; print its id.")
    private boolean noWait;

    @Option(names = "--timeout", paramLabel = "SECONDS", order = 801, defaultValue = "900", description = "Follow it for so long; it goes on by itself after that (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(names = "--json", order = 802, description = "Print the action as JSON, nothing else.")
    private boolean json;

    static ObjectNode wish(String action) {
        return JsonNodeFactory.instance.objectNode().put("action", action);
    }

    int run(Terminal terminal, CareClient client, JsonNode device, ObjectNode wish) {
        if (!json) {
            terminal.say(title(device));
        }
        JsonNode begun = client.begin("/care/v1/devices/" + CareClient.segment(device.path("id").asText()) + "/actions",
                wish, UUID.randomUUID().toString());
        return noWait ? begun(terminal, begun) : follow(terminal, client, begun.path("id").asText());
    }

    /// The values of a quick read, none if it does not succeed in time.
    static JsonNode read(CareClient client, JsonNode device, String path) {
        ObjectNode wish = wish("read");
        wish.putArray("paths").add(path);
        JsonNode begun = client.begin("/care/v1/devices/" + CareClient.segment(device.path("id").asText()) + "/actions",
                wish, UUID.randomUUID().toString());
        JsonNode end = new ActionFollower(client, Clock.systemUTC(), (_, _) -> {})
                .follow(ACTIONS + begun.path("id").asText(), QUICK);
        return end.path("outcome").path("evidence").path("values");
    }

    int follow(Terminal terminal, CareClient client, String id) {
        String[] last = { ""};
        ActionFollower follower = new ActionFollower(client, Clock.systemUTC(), (state, since) -> {
            String text = state.path("text").asText();
            if (!json && !text.equals(last[0])) {
                last[0] = text;
                terminal.say(" " + Ages.elapsed(since) + "  " + text);
            }
        });
        JsonNode end = follower.follow(ACTIONS + id, Duration.ofSeconds(timeout));
        if (json) {
            terminal.say(end.toPrettyString());
        } else {
            sayEnd(terminal, end);
        }
        return ActionFollower.exit(end).code();
    }

    private int begun(Terminal terminal, JsonNode begun) {
        terminal.say(json
                ? begun.toPrettyString()
                : "Queued. Follow it with   ./pilot action " + begun.path("id")
                        .asText());
        return Exit.DONE.code();
    }

    private static void sayEnd(Terminal terminal, JsonNode end) {
        Table table = new Table();
        end.path("readings").forEach(reading -> table.add(reading.path("name").asText(), Ages.value(reading),
                "(" + Ages.ago(reading.path("ageSeconds").asLong()) + ")"));
        if (end.path("readings").isEmpty()) {
            end.path("outcome").path("evidence").path("values")
                    .forEach(value -> table.add(value.path("path").asText(), value.path("value").asText()));
        }
        table.print(terminal, "  ");
        if (end.path("outcome").isNull()) {
            terminal.say("It goes on by itself. Follow it with   ./pilot action " + end.path("id").asText()
                    + "\nor call it off with   ./pilot action " + end.path("id").asText() + " --cancel");
        }
    }

    static String title(JsonNode device) {
        String model = device.path("model").asText("");
        String subscriber = device.path("subscriber").asText("");
        return (model.isEmpty() ? device.path("productClass").asText() : model) + ", serial "
                + device.path("serialNumber").asText()
                + (subscriber.isEmpty() || subscriber.equals("null") ? "" : ", customer " + subscriber);
    }
}
