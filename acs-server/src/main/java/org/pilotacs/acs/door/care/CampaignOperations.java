package org.pilotacs.acs.door.care;

import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.campaign.Campaigns;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.care.CareApi.Operation;
import org.pilotacs.acs.door.http.Route;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

import static org.pilotacs.acs.account.Permission.ENGINEER;
import static org.pilotacs.acs.account.Permission.LOOK;

/// The contract's operations on campaigns and who answers them. Safe for any number of threads.
final class CampaignOperations {
    /// A plan may name 10,000 devices.
    private static final Route.Upload PLAN = new Route.ToMemory(4 * 1024 * 1024);
    private static final String ONE = "/campaigns/{campaign}";

    private final Campaigns campaigns;
    private final CampaignResource resource;
    private final CampaignDeviceResource devices;
    private final CampaignStream stream;

    CampaignOperations(Campaigns campaigns, DeviceResource devices, Witness witness, Executor threads, Clock clock) {
        this.campaigns = campaigns;
        this.resource = new CampaignResource(campaigns, witness, clock);
        this.devices = new CampaignDeviceResource(campaigns, resource, devices, witness);
        this.stream = new CampaignStream(campaigns, resource, threads);
    }

    List<Operation> all() {
        return List.of(new Operation(LOOK, "listCampaigns", "GET", "/campaigns", resource::list),
                plan(ENGINEER, "addCampaign", "POST", "/campaigns", resource::create),
                plan(ENGINEER, "previewCampaign", "POST", "/campaigns/preview", resource::preview),
                new Operation(LOOK, "getCampaign", "GET", ONE, resource::get),
                plan(ENGINEER, "changeCampaign", "PUT", ONE, resource::change),
                new Operation(LOOK, "followCampaign", "GET", ONE + "/events", stream::follow),
                turn("prepare", (id, who, _) -> campaigns.prepare(id, who)),
                turn("start", (id, who, _) -> campaigns.start(id, who)), turn("approve", campaigns::approve),
                turn("reject", campaigns::reject), turn("pause", campaigns::pause),
                turn("resume", campaigns::resume), turn("next", campaigns::next), turn("abort", campaigns::abort),
                turn("roll-back", campaigns::rollBack),
                new Operation(LOOK, "listCampaignDevices", "GET", ONE + "/devices", devices::list),
                new Operation(LOOK, "getCampaignDevice", "GET", ONE + "/devices/{id}", devices::get),
                new Operation(LOOK, "listDeviceCampaigns", "GET", "/devices/{id}/campaigns", devices::ofDevice));
    }

    private static Operation plan(Permission needs, String id, String method, String path, Route.Handler handler) {
        return new Operation(needs, id, method, path, PLAN, handler);
    }

    /// What is done by a name at the end of the campaign's path.
    private Operation turn(String name, CampaignResource.Turn turn) {
        String id = name.equals("roll-back") ? "rollBack" : name;
        return new Operation(ENGINEER, id + "Campaign", "POST", ONE + "/" + name, resource.turn(name, turn));
    }
}
