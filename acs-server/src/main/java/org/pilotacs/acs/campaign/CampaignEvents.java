package org.pilotacs.acs.campaign;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What is told of campaigns to whoever listens. Stateless.
final class CampaignEvents {
    private CampaignEvents() {}

    static String content(Campaign campaign) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", campaign.id())
                .put("name", campaign.plan().name()).put("state", campaign.state().wireName());
        if (campaign.wave() >= 0) {
            json.put("wave", campaign.wave() + 1);
        }
        String code = campaign.why().code();
        json.putObject("why").put("code", code == null ? "" : code).put("text", campaign.why().toString());
        return json.toString();
    }
}
