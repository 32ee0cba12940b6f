package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/// Lists campaigns.
@Command(name = "campaigns", description = "List campaigns: where each stands, and why.", footer = { "",
    "A campaign pushes one operation to many boxes, in waves that gates stop. Make one with   ./pilot campaign new"}, mixinStandardHelpOptions = true)
final class CampaignsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Option(names = "--limit", defaultValue = "20", description = "Most campaigns to list, the latest first (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    CampaignsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode page = client.get(CampaignFinder.ROOT + "?limit=" + Math.clamp(limit, 1, 100));
            if (json) {
                terminal.say(page.toPrettyString());
            } else {
                print(page);
            }
            return 0;
        }
    }

    private void print(JsonNode page) {
        if (page.path("campaigns").isEmpty()) {
            terminal.say("There are no campaigns. Make one with   ./pilot campaign new --help");
            return;
        }
        Table table = new Table("ID", "NAME", "STATE", "WAVE", "BOXES", "WELL", "WRONG", "WHY");
        page.path("campaigns").forEach(one -> {
            CampaignCounts counts = new CampaignCounts(one.path("counts"));
            table.add(one.path("id").asText(), one.path("name").asText(), one.path("state").asText(),
                    CampaignText.wave(one), one.path("devices").asText(), Long.toString(counts.well()),
                    Long.toString(counts.wrong()), one.at("/why/text").asText());
        });
        table.print(terminal, "");
        if (page.path("nextCursor").isTextual()) {
            terminal.say("… and older ones. Raise --limit.");
        }
    }
}
