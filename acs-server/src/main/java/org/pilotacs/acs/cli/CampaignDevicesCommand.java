package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Lists the boxes of a campaign.
@Command(name = "devices", description = "List its boxes and why each stands where it does.", footer = { "",
    "States: pending, waiting, at-work, proving, done, hurt, failed, unknown, skipped, left-out, returning, rolling-back, rolled-back, stuck."}, mixinStandardHelpOptions = true)
final class CampaignDevicesCommand implements Callable<Integer> {
    private static final int PAGE = 1_000;

    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Parameters(paramLabel = "CAMPAIGN", description = "Its id, the beginning of that, or its name.")
    private String campaign = "";

    @Option(names = "--state", paramLabel = "STATE", description = "Only boxes in this state, for example hurt.")
    private String state = "";

    @Option(names = "--limit", defaultValue = "100", description = "Most boxes to list (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print a line of JSON for each.")
    private boolean json;

    CampaignDevicesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            String path = new CampaignFinder(client).path(campaign) + "/devices?limit=";
            String only = state.isEmpty() ? "" : "&state=" + CareClient.segment(state);
            List<JsonNode> boxes = new ArrayList<>();
            String cursor = "";
            boolean more = true;
            while (more && boxes.size() < limit) {
                JsonNode page = client.get(path + Math.clamp(limit - boxes.size(), 1, PAGE) + only + cursor);
                page.path("devices").forEach(boxes::add);
                more = page.path("nextCursor").isTextual();
                cursor = "&cursor=" + CareClient.segment(page.path("nextCursor").asText());
            }
            print(boxes, more);
            return 0;
        }
    }

    private void print(List<JsonNode> boxes, boolean more) {
        if (json) {
            boxes.forEach(one -> terminal.say(one.toString()));
            return;
        }
        if (boxes.isEmpty()) {
            terminal.say(state.isEmpty()
                    ? "It has no boxes yet. Gather them with   ./pilot campaign prepare " + campaign
                    : "None of its boxes is " + state + ".");
            return;
        }
        Table table = new Table("DEVICE", "WAVE", "MODEL", "STATE", "SINCE", "WHY");
        boxes.forEach(one -> table.add(one.path("device").asText(), one.path("wave").asText(),
                one.path("model").asText(), one.path("state").asText(), one.path("since").asText(),
                one.at("/why/text").asText()));
        table.print(terminal, "");
        if (more) {
            terminal.say("… and more. Name a --state, or raise --limit.");
        }
    }
}
