package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.CampaignPage;
import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.Campaigns;
import org.pilotacs.acs.campaign.Member;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.saying.Saying;

/// Devices of campaigns, and campaigns of devices, in the care API. Safe for any number of threads.
final class CampaignDeviceResource {
    private static final int PAGE = 100;

    private final Campaigns campaigns;
    private final CampaignResource resource;
    private final DeviceResource devices;
    private final Witness witness;

    CampaignDeviceResource(Campaigns campaigns, CampaignResource resource, DeviceResource devices, Witness witness) {
        this.campaigns = campaigns;
        this.resource = resource;
        this.devices = devices;
        this.witness = witness;
    }

    HttpReply list(HttpCall call) {
        CampaignView view = resource.view(call.variable("campaign"));
        Campaign campaign = view.campaign();
        String after = CallText.clean(Cursor.of(call), "query cursor");
        CampaignPage<Member> page = campaigns.members(campaign.id(), state(call), after.isEmpty() ? null : after,
                DeviceResource.limit(call, PAGE));
        witness.did(call, Deed.LOOKED, Subject.NONE, "campaign " + campaign.id() + " devices");
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("devices");
        page.items().forEach(one -> list.add(resource.json(call).member(campaign, one, view.strata())));
        return CareJson.reply(200,
                json.put("nextCursor", page.cursor() == null ? null : Cursor.after(page.cursor())));
    }

    private static @Nullable MemberState state(HttpCall call) {
        return WireName.read(MemberState.class, call.query().text("state")).orElse(null);
    }

    HttpReply get(HttpCall call) {
        CampaignView view = resource.view(call.variable("campaign"));
        Campaign campaign = view.campaign();
        Device device = devices.required(call);
        Member member = campaigns.member(campaign.id(), device.id())
                .orElseThrow(() -> ApiError.notFound(CareSaying.NOT_OF_CAMPAIGN.of(Saying.of(device.id().value()))));
        witness.looked(call, device, "campaign " + campaign.id());
        return CareJson.reply(200, resource.json(call).story(campaign, member, view.strata()));
    }

    HttpReply ofDevice(HttpCall call) {
        Device device = devices.seen(call, "campaigns");
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("campaigns");
        for (Campaign campaign : campaigns.ofDevice(device.id())) {
            campaigns.view(campaign.id()).ifPresent(view -> campaigns.member(campaign.id(), device.id())
                    .ifPresent(one -> list.add(resource.json(call).story(campaign, one, view.strata()))));
        }
        return CareJson.reply(200, json);
    }
}
