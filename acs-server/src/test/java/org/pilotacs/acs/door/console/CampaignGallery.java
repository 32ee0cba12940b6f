package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Page;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.campaign.PlayedCampaigns;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.door.TestDoor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Campaigns in every state that they can be in: none, one, many, one with a very long name, one that a gate stopped.
final class CampaignGallery implements AutoCloseable {
    private static final Consumer<Page> NOTHING = _ -> {};
    private static final String MODEL = "HomeGate-5";

    private final TestDoor door = TestDoor.open();
    private final TestDoor empty = TestDoor.open();
    private final TestDoor one = TestDoor.open();
    private final List<Gallery.Sight> sights = new ArrayList<>();

    CampaignGallery() {
        fleet(door, MODEL, 140);
        fleet(door, "SV-S2", 9);
        fleet(one, MODEL, 24);
        sights.add(sight(empty, "campaigns-none", "/campaigns", NOTHING));
        one.core.campaigns.draft(PlayedCampaigns.restart("Restart the routers", MODEL));
        sights.add(sight(one, "campaigns-one", "/campaigns", NOTHING));
        finished();
        add("campaign-draft", door.core.campaigns.draft(PlayedCampaigns.restart("Restart again", MODEL)));
        add("campaign-ready", door.core.campaigns.ready(PlayedCampaigns.restart("Restart the decoders", "SV-S2")));
        awaiting();
        stopped();
        Campaign running = running();
        sights.add(sight(door, "campaigns", "/campaigns", NOTHING));
        planning(running);
    }

    List<Gallery.Sight> sights() {
        return List.copyOf(sights);
    }

    @Override
    public void close() {
        List.of(door, empty, one).forEach(TestDoor::close);
    }

    private static Gallery.Sight sight(TestDoor door, String name, String path, Consumer<Page> then) {
        return new Gallery.Sight(name, door.uri(path).toString(), then);
    }

    private void add(String name, Campaign campaign) {
        sights.add(sight(door, name, "/campaigns/" + campaign.id(), NOTHING));
    }

    /// Of two hardware revisions.
    static List<Device> fleet(TestDoor door, String model, int count) {
        List<Device> boxes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean router = model.equals(MODEL);
            String root = router ? "InternetGatewayDevice" : "Device";
            boxes.add(
                    door.core.sees(new Box(new Identity(router ? "Norvik" : "Sagevision", router ? "D4E5F6" : "A1B2C3",
                            model, "NV%05d".formatted(i))).comes(TestDoor.NOW, DeviceEvent.Kind.BOOTSTRAP,
                                    Box.value(root + ".DeviceInfo.SoftwareVersion", "5.1." + i % 3),
                                    Box.value(root + ".DeviceInfo.HardwareVersion", i % 4 == 0 ? "B1" : "A2"))));
        }
        return boxes;
    }

    private void hour() {
        door.core.clock.advance(Duration.ofMinutes(61));
        door.core.campaigns.tick();
    }

    private void finished() {
        PlayedCampaigns campaigns = door.core.campaigns;
        Campaign campaign = campaigns.running(PlayedCampaigns.restart("Restart the decoders in spring", "SV-S2"));
        campaigns.in(campaign, MemberState.WAITING, 99).forEach(box -> campaigns.does(box, door.core.confirmed()));
        hour();
        hour();
        add("campaign-finished", campaign);
    }

    private void awaiting() {
        Campaign campaign = door.core.campaigns
                .ready(PlayedCampaigns.restart("All routers, before the holidays", MODEL));
        door.core.campaigns.desk().start(campaign.id(), "anna");
        add("campaign-awaiting", campaign);
    }

    private void stopped() {
        PlayedCampaigns campaigns = door.core.campaigns;
        Campaign campaign = campaigns.running(PlayedCampaigns.plan(
                "A name as long as names of campaigns may be, since somebody wanted to say all that there is in it, once and for all",
                MODEL, new ActionRequest.Restart(), 40));
        List<DeviceId> boxes = campaigns.in(campaign, MemberState.WAITING, 99);
        boxes.subList(0, 12).forEach(box -> campaigns.does(box, door.core.confirmed()));
        boxes.subList(12, 20).forEach(campaigns::fails);
        boxes.subList(20, 24).forEach(campaigns::begins);
        campaigns.tick();
        add("campaign-stopped", campaign);
        sights.add(sight(door, "campaign-table", "/campaigns/" + campaign.id(),
                page -> page.locator("#waves-table summary").click()));
    }

    private Campaign running() {
        PlayedCampaigns campaigns = door.core.campaigns;
        Campaign campaign = campaigns.running(PlayedCampaigns.plan("Restart the routers", MODEL,
                new ActionRequest.Restart(), 30));
        List<DeviceId> boxes = campaigns.in(campaign, MemberState.WAITING, 99);
        boxes.subList(0, 14).forEach(box -> campaigns.does(box, door.core.confirmed()));
        hour();
        boxes.subList(14, 20).forEach(box -> campaigns.does(box, door.core.confirmed()));
        campaigns.fails(boxes.get(20));
        boxes.subList(21, 24).forEach(campaigns::begins);
        campaigns.tick();
        add("campaign-running", campaign);
        String devices = "/campaigns/" + campaign.id() + "/devices";
        sights.add(sight(door, "campaign-devices", devices, NOTHING));
        sights.add(sight(door, "campaign-device", devices + "/" + CampaignMembers.encoded(boxes.get(20)), NOTHING));
        sights.add(sight(door, "box-in-campaign", "/devices/" + CampaignMembers.encoded(boxes.get(15)), NOTHING));
        return campaign;
    }

    private void planning(Campaign like) {
        sights.add(sight(door, "campaign-new", "/campaigns/new", page -> page.locator("#preview .wrongs").waitFor()));
        sights.add(sight(door, "campaign-copy", "/campaigns/new?from=" + like.id(),
                page -> page.locator("#preview .sample").waitFor()));
        sights.add(sight(door, "campaign-wrong", "/campaigns/new", page -> {
            page.locator("input[value=write]").check();
            page.locator("[name='gates.errors']").fill("many");
            page.locator(".plan-end .primary").click();
            page.locator("[aria-invalid=true]").first().waitFor();
        }));
    }
}
