package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Shows one box.
@Command(name = "show", description = "Show a box: whose it is, when it was seen, what it measured.", mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Parameters(paramLabel = "DEVICE", description = "An id, serial, card or customer number.")
    private String device = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode found = new DeviceFinder(client).find(device);
            JsonNode card = client.get("/care/v1/devices/" + CareClient.segment(found.path("id").asText()));
            if (json) {
                terminal.say(card.toPrettyString());
            } else {
                print(card, client);
            }
            return 0;
        }
    }

    private void print(JsonNode card, CareClient client) {
        terminal.say(ActionRun.title(card));
        if (card.path("quarantined").asBoolean()) {
            terminal.say("  In quarantine: the inventory does not have it. Release it with   ./pilot import FILE");
        }
        JsonNode loop = card.path("restartLoop");
        if (loop.isObject()) {
            terminal.say("  Started anew " + loop.path("starts").asInt() + " times right after orders of ours, last "
                    + Ages.ago(age(loop.path("last").asText())) + ". Until " + loop.path("until").asText() + "\n"
                    + "  it gets none by itself that could make it start; yours go through, and a restart, reset,\n"
                    + "  download or discovery that you order ends that.");
        }
        line("id", card.path("id").asText());
        line("page", client.server() + "/devices/" + CareClient.segment(card.path("id").asText()));
        line("seen", card.path("oneWay").asBoolean()
                ? "never: it only listens to the satellite, and cannot answer"
                : Ages.ago(card.path("lastSeenAgeSeconds").asLong()) + " from " + card.path("address").asText());
        if (card.path("lastBoot").isTextual()) {
            line("started", Ages.ago(age(card.path("lastBoot").asText())));
        }
        line("software", card.path("softwareVersion").asText());
        line("hardware", card.path("hardwareVersion").asText());
        line("card", card.path("card").asText(""));
        line("area", card.path("area").asText(""));
        if (!card.path("oneWay").asBoolean()) {
            readings(card.path("readings"));
        }
        actions(card.path("actions"));
    }

    private void line(String name, String value) {
        if (!value.isEmpty() && !value.equals("null")) {
            terminal.say("  %-9s %s".formatted(name, value));
        }
    }

    private void readings(JsonNode readings) {
        terminal.say("");
        if (readings.isEmpty()) {
            terminal.say("Nothing measured yet. Measure now with   ./pilot check-signal " + device);
            return;
        }
        Table table = new Table("READING", "VALUE", "AGE");
        List<JsonNode> old = new ArrayList<>();
        readings.forEach(reading -> {
            boolean fresh = reading.path("fresh").asBoolean();
            table.add(reading.path("name").asText(), Ages.value(reading),
                    Ages.ago(reading.path("ageSeconds").asLong()) + (fresh ? "" : "  (old)"));
            if (!fresh) {
                old.add(reading);
            }
        });
        table.print(terminal, "");
        if (!old.isEmpty()) {
            terminal.say("Old values may not hold any more. Measure now with   ./pilot check-signal " + device);
        }
    }

    private void actions(JsonNode actions) {
        if (actions.isEmpty()) {
            return;
        }
        terminal.say("");
        Table table = new Table("WHEN", "ACTION", "RESULT");
        actions.forEach(action -> table.add(Ages.ago(age(action.path("created").asText())),
                action.path("action").asText(), action.path("text").asText()));
        table.print(terminal, "");
    }

    private static long age(String instant) {
        return Math.max(0, Duration.between(Instant.parse(instant), Clock.systemUTC().instant()).toSeconds());
    }
}
