package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/// A campaign as the command line shows it. Stateless.
final class CampaignText {
    private CampaignText() {}

    /// For example `2 of 4`.
    static String wave(JsonNode campaign) {
        return campaign.path("wave").isNull()
                ? "–"
                : campaign.path("wave").asText() + " of " + campaign.path("lastWave").asText();
    }

    static void print(JsonNode one, Terminal terminal) {
        terminal.say(one.path("name").asText() + "   " + one.path("id").asText());
        terminal.say(one.path("action").asText() + ", " + one.path("state").asText()
                + (one.path("wave").isNull() ? "" : ", wave " + wave(one)) + ", made by " + one.path("who").asText()
                + (one.path("approvedBy").isNull() ? "" : ", approved by " + one.path("approvedBy").asText()));
        terminal.say(one.at("/why/text").asText());
        if (!one.path("waves").isEmpty()) {
            terminal.say("");
            bars(one, terminal);
        }
        if (one.path("models").size() > 1) {
            terminal.say("");
            Table models = new Table("MODEL", "BOXES", "");
            one.path("models").forEach(model -> models.add(model.path("name").asText(),
                    model.path("devices").asText(), new CampaignCounts(model.path("counts")).words()));
            models.print(terminal, "");
        }
        trouble(one, terminal);
        terminal.say("");
        history(one, terminal);
        next(one, terminal);
    }

    private static void bars(JsonNode one, Terminal terminal) {
        Table waves = new Table("WAVE", "BOXES", "", "");
        one.path("waves").forEach(wave -> {
            CampaignCounts counts = new CampaignCounts(wave.path("counts"));
            waves.add(wave.path("number").asText() + (wave.path("opened").isNull() ? " not open" : ""),
                    wave.path("devices").asText(), counts.bar(), counts.words());
        });
        waves.print(terminal, "");
        terminal.say(CampaignCounts.LEGEND);
    }

    private static void trouble(JsonNode one, Terminal terminal) {
        for (JsonNode measure : one.path("trouble")) {
            if (measure.path("devices").asLong() > 0) {
                terminal.say("! %s: %s of %s boxes, %s %%; %s %% may".formatted(measure.path("measure").asText(),
                        measure.path("devices").asText(), measure.path("of").asText(),
                        measure.path("percent").asText(), measure.path("tolerated").asText()));
            }
        }
    }

    private static void history(JsonNode one, Terminal terminal) {
        Table history = new Table("WHEN", "WHO", "STATE", "");
        one.path("entries").forEach(entry -> history.add(entry.path("at").asText(),
                entry.path("who").asText().isEmpty() ? "the server" : entry.path("who").asText(),
                entry.path("state").asText(), entry.at("/why/text").asText()));
        history.print(terminal, "");
    }

    /// What somebody can do now.
    static void next(JsonNode one, Terminal terminal) {
        String id = one.path("id").asText();
        List<String> steps = switch (one.path("state").asText()) {
            case "draft" -> List.of("prepare", "abort");
            case "ready" -> List.of("start", "abort");
            case "awaiting-approval" -> List.of("approve", "reject");
            case "running" -> List.of("pause", "next");
            case "paused" -> List.of("resume", "next", "roll-back", "abort");
            case "finished", "aborted" -> one.path("action").asText().equals("update-firmware")
                    && !one.path("started").isNull() ? List.of("roll-back") : List.of();
            default -> List.of();
        };
        if (!steps.isEmpty()) {
            terminal.say("");
            terminal.say("Next:");
            steps.forEach(step -> terminal.say("  ./pilot campaign " + step + " " + id + "   " + means(step)));
        }
    }

    private static String means(String step) {
        return switch (step) {
            case "prepare" -> "gather its boxes and draw the waves; nothing is done to any";
            case "start" -> "open the first wave, or ask a second person to approve";
            case "approve" -> "as somebody else than who asked; it starts";
            case "reject" -> "it is a draft again";
            case "pause" -> "begin with no more boxes for now";
            case "next" -> "open the next wave now, whatever the newest shows";
            case "resume" -> "go on";
            case "roll-back" -> "give all boxes back what they had";
            default -> "begin with no more boxes, for good";
        };
    }
}
