package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Option;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Begins an action, follows it and says what came of it; the options are those of every action command.
final class ActionRun {
    private static final String ACTIONS = "/care/v1/actions/";
    private static final Duration QUICK = Duration.ofSeconds(30);
    /// Longer than anything is on air.
    private static final Duration LONGEST = Duration.ofDays(400);

    @Option(names = "--no-wait", order = 800, description = "Do not follow it; print its id.")
    private boolean noWait;

    @Option(names = "--timeout", paramLabel = "SECONDS", order = 801, defaultValue = "900", description = "Follow it for so long; it goes on by itself after that (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(names = "--wait", order = 802, description = "Follow what is on air until it is over, which may take weeks, not only until it has probably arrived.")
    private boolean wait;

    @Option(names = "--json", order = 803, description = "Print the action as JSON, nothing else.")
    private boolean json;

    @Option(names = "--anyway", order = 804, description = "Also if an incident that the box is in makes it useless.")
    private boolean anyway;

    static ObjectNode wish(String action) {
        return JsonNodeFactory.instance.objectNode().put("action", action);
    }

    int run(Terminal terminal, CareClient client, JsonNode device, ObjectNode wish) {
        if (!json) {
            terminal.say(title(device));
        }
        if (anyway) {
            wish.put("anyway", true);
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
        JsonNode end = new ActionFollower(client, Clock.systemUTC(), (_, until) -> until)
                .follow(ACTIONS + begun.path("id").asText(), QUICK);
        return end.path("outcome").path("evidence").path("values");
    }

    int follow(Terminal terminal, CareClient client, String id) {
        FollowedLines lines = new FollowedLines(terminal, Clock.systemUTC());
        ActionFollower follower = new ActionFollower(client, Clock.systemUTC(), (state, until) -> {
            if (!json) {
                lines.changed(state);
            }
            return wait ? until : patience(state, until);
        });
        JsonNode end = json ? follower.follow(ACTIONS + id, longest()) : watched(terminal, lines, follower, id);
        if (json) {
            terminal.say(end.toPrettyString());
        } else {
            sayEnd(terminal, end);
        }
        return (FollowedLines.isOnAir(end) && !isAwaited(end) ? Exit.DONE : ActionFollower.exit(end)).code();
    }

    private JsonNode watched(Terminal terminal, FollowedLines lines, ActionFollower follower, String id) {
        try (PartingHint _ = new PartingHint(terminal, lines, goesOn(id))) {
            return follower.follow(ACTIONS + id, longest());
        } finally {
            lines.end();
        }
    }

    private Duration longest() {
        return wait ? LONGEST : Duration.ofSeconds(timeout);
    }

    /// What is on air may be so for weeks: after it has probably arrived only the customer can tell more.
    private static Instant patience(JsonNode state, Instant until) {
        JsonNode likelyBy = state.at("/airing/likelyBy");
        return FollowedLines.isOnAir(state) && likelyBy.isTextual() ? Instant.parse(likelyBy.asText()) : until;
    }

    /// Whether the time has yet to come by which it has probably arrived.
    private static boolean isAwaited(JsonNode state) {
        JsonNode likelyBy = state.at("/airing/likelyBy");
        return !likelyBy.isTextual() || Clock.systemUTC().instant().isBefore(Instant.parse(likelyBy.asText()));
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
        String id = end.path("id").asText();
        if (FollowedLines.isOnAir(end)) {
            terminal.say(end.path("text").asText());
            String digits = end.at("/airing/askForCode").asBoolean() ? "--code DIGITS, " : "";
            terminal.say("Say how it came out with   ./pilot confirm " + id + " " + digits
                    + "--works or --does-not-work");
            terminal.say("It stays on air. Follow it with   ./pilot action " + id + " --wait");
            terminal.say("or take it off with   ./pilot action " + id + " --cancel");
        } else if (end.path("outcome").isNull()) {
            terminal.say(goesOn(id));
        }
    }

    private static String goesOn(String id) {
        return "It goes on by itself. Follow it with   ./pilot action " + id
                + "\nor call it off with   ./pilot action " + id + " --cancel";
    }

    static String title(JsonNode device) {
        String model = device.path("model").asText("");
        String subscriber = device.path("subscriber").asText("");
        return (model.isEmpty() ? device.path("productClass").asText() : model) + ", serial "
                + device.path("serialNumber").asText()
                + (subscriber.isEmpty() || subscriber.equals("null") ? "" : ", customer " + subscriber);
    }
}
