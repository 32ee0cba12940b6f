package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;

/// What somebody sees who follows a campaign: a line for each sentence on why it stands as it does, and one for each count.
/// Used by one thread.
final class CampaignFollowed {
    private final Terminal terminal;
    private final boolean json;
    private String why = "";
    private String counts = "";

    CampaignFollowed(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    void changed(JsonNode one) {
        if (json) {
            terminal.say(one.toString());
            return;
        }
        String nowWhy = one.path("state").asText() + ": " + one.at("/why/text").asText();
        if (!nowWhy.equals(why)) {
            why = nowWhy;
            terminal.say(nowWhy);
        }
        CampaignCounts heaps = new CampaignCounts(one.path("counts"));
        String nowCounts = heaps.bar() + "  " + heaps.words();
        if (!nowCounts.equals(counts) && one.path("devices").asLong() > 0) {
            counts = nowCounts;
            terminal.say("  wave " + CampaignText.wave(one) + "  " + nowCounts);
        }
    }
}
