package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.cli.CliFailure.Exit;

import java.util.ArrayList;
import java.util.List;

/// Finds the one campaign that a person means by its id, the beginning of it, or its name.
final class CampaignFinder {
    static final String ROOT = "/care/v1/campaigns";

    private final CareClient client;

    CampaignFinder(CareClient client) {
        this.client = client;
    }

    /// Where the API has it.
    String path(String text) {
        return ROOT + "/" + id(text);
    }

    private String id(String text) {
        if (text.matches("[0-9a-f]{24}")) {
            return text;
        }
        List<String> meant = new ArrayList<>();
        for (JsonNode one : client.get(ROOT + "?limit=100").path("campaigns")) {
            if (one.path("id").asText().startsWith(text) || one.path("name").asText().equalsIgnoreCase(text)) {
                meant.add(one.path("id").asText());
            }
        }
        if (text.isEmpty() || meant.isEmpty()) {
            throw new CliFailure(Exit.NOT_DONE,
                    "There is no campaign " + text + ".\nSee which there are with   ./pilot campaigns");
        }
        if (meant.size() > 1) {
            throw new CliFailure(Exit.USAGE, "Several campaigns are meant by " + text + ". Name one by its id:\n  "
                    + String.join("\n  ", meant));
        }
        return meant.getFirst();
    }
}
