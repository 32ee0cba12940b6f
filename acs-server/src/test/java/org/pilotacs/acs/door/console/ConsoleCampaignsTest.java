package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.campaign.Breach;
import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.CampaignPlan;
import org.pilotacs.acs.campaign.CampaignState;
import org.pilotacs.acs.campaign.Measure;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.campaign.Pace;
import org.pilotacs.acs.campaign.PlayedCampaigns;
import org.pilotacs.acs.campaign.Target;
import org.pilotacs.acs.campaign.WaveSize;
import org.pilotacs.acs.campaign.Window;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.firmware.Shelf;
import org.pilotacs.acs.runtime.Secret;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// How an engineer plans a campaign, lets it go and watches it, in a real browser.
class ConsoleCampaignsTest extends ConsoleCase {
    private static final String PASSWORD = "correct horse battery";
    private static final String MODEL = "HomeGate-5";

    private Campaign running() {
        CampaignGallery.fleet(door, MODEL, 24);
        return door.core.campaigns.running(PlayedCampaigns.restart("Restart the routers", MODEL));
    }

    private CampaignState state(Campaign campaign) {
        return door.core.campaigns.now(campaign).state();
    }

    private Page at(Campaign campaign) {
        return visit("/campaigns/" + campaign.id(), true);
    }

    private HttpResponse<String> post(String path, String form) {
        return door.send(HttpRequest.newBuilder(door.uri(path)).header("content-type",
                "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    void who_has_none_is_told_what_one_is_and_plans_the_first_with_its_devices_in_sight() {
        CampaignGallery.fleet(door, MODEL, 12);
        Page page = visit("/campaigns", true);
        assertThat(page.locator(".empty")).containsText("A campaign does one thing to many devices");
        page.getByText("New campaign").click();
        page.getByLabel("Restart", new Page.GetByLabelOptions().setExact(true)).check();
        assertThat(page.locator("#preview .warn")).containsText("For every device that there is");
        assertThat(page.locator(".preview-total")).containsText("13 devices");
        page.getByLabel("Model (product class)").fill(MODEL);
        assertThat(page.locator(".preview-total")).containsText("12 devices");
        assertThat(page.locator("#preview")).containsText("Exact: all 13 devices were looked at.");
        assertThat(page.locator(".sample a")).hasCount(10);
        page.getByLabel("What the others will know it by").fill("Restart the routers");
        button(page, "Save the draft").click();
        assertThat(page.locator("h1")).hasText("A draft: nothing has been done to any device.");
        assertThat(page.locator(".campaign-name")).containsText("Restart the routers");
        assertThat(page.locator("button.primary:visible, a.primary:visible")).hasCount(1);
        button(page, "Gather the devices").click();
        assertThat(page.locator(".face")).containsText("gathering devices");
        door.core.campaigns.tick();
        assertThat(page.locator("#why"))
                .hasText("Ready: devices found: 12; to be begun with: 12; nothing to do for: 0.");
        button(page, "Start the first wave").click();
        assertThat(page.locator(".face")).containsText("running");
    }

    @Test
    void what_is_wrong_stands_at_its_field_and_nothing_that_was_typed_is_lost() {
        Page page = visit("/campaigns/new", false);
        page.getByLabel("Write parameters").check();
        page.locator("[name=path]").fill("Device.X.Y");
        page.locator("[name=value]").fill("7");
        button(page, "One more row").click();
        assertThat(page.locator("[name=path]")).hasCount(2);
        page.locator("[name=path]").nth(1).fill("Device.X.");
        page.locator("details:has([name='target.where']) summary").click();
        page.locator("[name='target.where']").fill("Tags.beta = ");
        page.locator("[name='gates.errors']").fill("many");
        page.locator("[name=soak]").fill("a while");
        button(page, "Save the draft").click();
        assertThat(page.locator("[role=alert]")).containsText("Not saved yet");
        assertThat(page.locator("#e-gates\\.errors")).hasText("needs a number");
        assertThat(page.locator("#e-soak")).containsText("such as 30m");
        assertThat(page.locator("#e-name")).containsText("needs 1 to 120 characters");
        assertThat(page.locator("#f-writes")).containsText("whole path");
        assertThat(page.locator("[name=path]").first()).hasValue("Device.X.Y");
        assertThat(page.locator("[name=value]").first()).hasValue("7");
        assertThat(page.locator("[name='gates.errors']")).hasAttribute("aria-invalid", "true");
        assertThat(door.core.campaigns.desk().list(null, 9).items()).isEmpty();
    }

    @Test
    void all_that_the_form_has_comes_into_the_plan_and_back_into_the_form() throws IOException {
        String image = image();
        Page page = visit("/campaigns/new", false);
        page.locator("#f-image").selectOption(image);
        fill(page, Map.of("target.models", "SV-S2, SV-S3", "target.versions", "2.4.*", "target.hardware", "A",
                "target.tags", "beta", "target.areas", "00-9", "waves", "20, 7.5 %", "perRevision", "3", "soak", "6 h",
                "gates.reached", "80", "name", "Spring"));
        page.getByLabel("TR-069").check();
        page.locator("#f-target\\.seenWithin").selectOption("7d");
        page.locator("[name=breach][value=pause]").check();
        page.getByLabel("Begin with devices only at these hours").check();
        fill(page, Map.of("window.from", "23:30", "window.to", "04:00", "window.zone", "Europe/Warsaw"));
        page.locator("[name='window.days'][value=sun]").uncheck();
        page.locator("details:has([name=until]) summary").click();
        fill(page, Map.of("tolerance.calls", "", "tolerance.signal", "1,5", "gates.mostErrors", "9", "pace.rate", "2.5",
                "pace.atOnce", "", "retries", "2"));
        button(page, "Save the draft").click();
        Campaign made = door.core.campaigns.desk().list(null, 9).items().getFirst();
        CampaignPlan plan = made.plan();
        assertThat(plan.request()).isEqualTo(new ActionRequest.UpdateFirmware(image));
        assertThat(plan.target()).isEqualTo(new Target(Set.of("SV-S2", "SV-S3"), Set.of("A"), Set.of("2.4.*"),
                Set.of("cwmp"), Set.of("beta"), Set.of("00-9"), Duration.ofDays(7), Set.of(), "", false));
        assertThat(plan.waves()).containsExactly(new WaveSize.Devices(20), new WaveSize.Share(new BigDecimal("7.5")),
                new WaveSize.Rest());
        assertThat(plan.window()).isEqualTo(new Window(LocalTime.of(23, 30), LocalTime.of(4, 0),
                EnumSet.complementOf(EnumSet.of(DayOfWeek.SUNDAY)), ZoneId.of("Europe/Warsaw")));
        assertThat(plan.pace()).isEqualTo(new Pace(0, 312_500, true));
        assertThat(plan.gates().mostErrors()).isEqualTo(9);
        assertThat(plan.gates().tolerance()).doesNotContainKey(Measure.CALLS).containsEntry(Measure.SIGNAL, 1.5);
        assertThat(plan.breach()).isEqualTo(Breach.PAUSE);
        page.navigate(door.uri("/campaigns/" + made.id() + "/change").toString());
        button(page, "Save the change").click();
        assertThat(page.locator("h1")).containsText("The plan was changed");
        assertThat(door.core.campaigns.now(made).plan()).isEqualTo(plan);
    }

    private static void fill(Page page, Map<String, String> fields) {
        fields.forEach((name, text) -> page.locator("[name='" + name + "']").fill(text));
    }

    private String image() throws IOException {
        Path file = Files.write(Files.createTempFile("image-", ".bin"), new byte[64]);
        return Shelf.put(door.core.database, door.core.images, new Fit("A1B2C3", "SV-S2", ""), "2.5.0", file,
                door.core.clock.instant()).id();
    }

    @Test
    void without_scripts_a_button_looks_and_a_wrong_expression_is_shown_where_it_is() {
        Page page = visit("/campaigns/new", false);
        page.getByLabel("Restart", new Page.GetByLabelOptions().setExact(true)).check();
        button(page, "What would it find?").click();
        assertThat(page.locator(".preview-total")).containsText("1 devices");
        page.locator("details:has([name='target.where']) summary").click();
        page.locator("[name='target.where']").fill("(((");
        button(page, "What would it find?").click();
        assertThat(page.locator("#e-target\\.where")).containsText("is no expression");
        assertThat(door.core.campaigns.desk().list(null, 9).items()).isEmpty();
    }

    @Test
    void it_shows_live_what_moves_and_keeps_the_keyboard_where_it_is() {
        Campaign campaign = running();
        Page page = at(campaign);
        Locator canary = page.locator(".wave").first();
        assertThat(canary).containsText("0 of 11 are through; the next wave opens at 10.");
        page.locator("#waves-table summary").click();
        page.locator("#part-waiting").focus();
        List<DeviceId> boxes = door.core.campaigns.in(campaign, MemberState.WAITING, 9);
        boxes.subList(0, 4).forEach(box -> door.core.campaigns.does(box, door.core.confirmed()));
        door.core.campaigns.tick();
        assertThat(page.locator("#part-proving")).containsText("4");
        assertThat(page.locator("#part-waiting")).isFocused();
        assertThat(page.locator("#waves-table table")).isVisible();
        assertThat(canary.locator("[role=img]")).hasAttribute("aria-label",
                "Wave 1, canary, 0 of 11 are through; the next wave opens at 10., being watched 4, waiting to come 7");
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        Campaign campaign = running();
        String page = door.get("/campaigns/" + campaign.id()).body();
        String seen = page.replaceAll("(?s).*id=\"seen\" name=\"seen\" value=\"([^\"]*)\".*", "$1");
        HttpRequest.Builder again = HttpRequest.newBuilder(door.uri("/campaigns/" + campaign.id() + "?seen=" + seen))
                .header("HX-Request", "true");
        assertThat(door.send(again).statusCode()).isEqualTo(204);
        door.core.campaigns.desk().pause(campaign.id(), "bob", "lunch");
        HttpResponse<String> anew = door.send(again);
        assertThat(anew.statusCode()).isEqualTo(200);
        assertThat(anew.body()).contains("lunch").contains("id=\"campaign-steps\"").contains("id=\"campaign-said\"")
                .doesNotContain("<html");
    }

    @Test
    void pausing_takes_a_remark_that_the_others_read_and_resuming_goes_on() {
        Campaign campaign = running();
        Page page = at(campaign);
        page.locator(".steps-now > .step input[name=remark]").fill("the line is full");
        button(page, "Pause").click();
        assertThat(page.locator("#why")).containsText("“the line is full”");
        assertThat(page.locator(".face")).containsText("paused");
        button(page, "Resume").click();
        assertThat(state(campaign)).isEqualTo(CampaignState.RUNNING);
        assertThat(door.trail.find(new AuditSearch("", "", null, null, null, 20)).entries())
                .extracting(entry -> entry.deed() + " " + entry.detail())
                .contains("CONFIGURED campaign " + campaign.id() + " pause",
                        "CONFIGURED campaign " + campaign.id() + " resume");
    }

    @Test
    void what_is_grave_must_be_meant_and_what_cannot_be_is_refused_with_its_reason() {
        Campaign campaign = running();
        String path = "/campaigns/" + campaign.id();
        HttpResponse<String> unmeant = post(path + "/abort", "remark=oh");
        assertThat(unmeant.statusCode()).isEqualTo(422);
        assertThat(unmeant.body()).contains("Nothing was done");
        assertThat(state(campaign)).isEqualTo(CampaignState.RUNNING);
        HttpResponse<String> refused = post(path + "/roll-back", "sure=yes");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("What this campaign orders cannot be taken back.");
        assertThat(post(path + "/resume", "").body()).contains("so that cannot be done now");
        assertThat(post(path + "/abort", "sure=yes").statusCode()).isEqualTo(303);
        assertThat(state(campaign)).isEqualTo(CampaignState.ABORTED);
        assertThat(door.get("/campaigns/none").statusCode()).isEqualTo(404);
        assertThat(post("/campaigns/none/pause", "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_second_account_approves_and_who_only_helps_customers_looks_on() {
        CampaignGallery.fleet(door, MODEL, PlayedCampaigns.APPROVAL_ABOVE + 1);
        Campaign campaign = door.core.campaigns.ready(PlayedCampaigns.restart("Restart the routers", MODEL));
        add("anna", Role.ENGINEER);
        add("bob", Role.ENGINEER);
        add("celina", Role.CARE);
        String path = "/campaigns/" + campaign.id();
        Page page = signedIn("anna", path);
        button(page, "Ask for approval").click();
        assertThat(page.locator(".steps-now .next")).containsText("somebody else must approve");
        assertThat(page.locator(".steps-now .primary")).hasCount(0);
        Page care = signedIn("celina", path);
        assertThat(care.locator(".steps-now")).hasText("You may look. Engineers make campaigns and move them on.");
        care.navigate(door.uri("/campaigns/new").toString());
        assertThat(care.locator("h1")).hasText("Not allowed");
        Page second = signedIn("bob", path);
        second.locator("#remark-approve").fill("seen the list");
        button(second, "Approve and start").click();
        assertThat(second.locator(".face")).containsText("running");
        assertThat(second.locator(".past")).containsText("seen the list");
        assertThat(door.core.campaigns.now(campaign).approvedBy()).isEqualTo("bob");
        assertThat(page.locator(".face")).containsText("running");
    }

    private void add(String name, Role role) {
        assertThat(door.accounts.add(name, Secret.of(PASSWORD), role, TestDoor.NOW)).isTrue();
    }

    private Page signedIn(String name, String path) {
        Page page = visit(path, true);
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Sign in").click();
        assertThat(page).hasURL(door.uri(path).toString());
        return page;
    }

    @Test
    void what_a_gate_saw_is_said_and_the_gates_can_be_changed_but_not_the_order() {
        Campaign campaign = running();
        List<DeviceId> boxes = door.core.campaigns.in(campaign, MemberState.WAITING, 9);
        boxes.subList(0, 5).forEach(door.core.campaigns::fails);
        door.core.campaigns.tick();
        Page page = at(campaign);
        assertThat(page.locator("#why")).containsText("Stopped: ");
        assertThat(page.locator(".strata .bad").first()).containsText("■");
        page.locator(".steps-now a.primary").click();
        assertThat(page.locator("h1")).hasText("Change the campaign");
        page.locator("[name='gates.errors']").fill("100");
        page.locator("[name=breach][value=pause]").check();
        button(page, "Save the change").click();
        assertThat(page.locator("#why")).containsText("Gates or limits were changed");
        assertThat(door.core.campaigns.now(campaign).plan().gates().errors()).isEqualTo(100);
        page.navigate(door.uri("/campaigns/" + campaign.id() + "/change").toString());
        assertThat(page.getByLabel("Model (product class)")).isHidden();
        page.evaluate("document.querySelector('[name=\"target.models\"]').value = 'SV-S2'");
        button(page, "Save the change").click();
        assertThat(page.locator("[role=alert]")).containsText("It has begun: only gates");
    }

    @Test
    void each_device_tells_what_happened_to_it_and_its_page_says_that_it_is_watched() {
        Campaign campaign = running();
        DeviceId id = door.core.campaigns.in(campaign, MemberState.WAITING, 1).getFirst();
        door.core.campaigns.does(id, door.core.confirmed());
        door.core.campaigns.tick();
        Page page = at(campaign);
        page.locator("#part-proving").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        Device device = door.core.devices.find(id).orElseThrow();
        page.locator("tbody a").click();
        assertThat(page.locator("h1")).containsText("being watched");
        assertThat(page.locator(".past li")).hasCount(2);
        page.locator(".answer a").click();
        assertThat(page.locator(".in-campaign")).containsText("In campaign Restart the routers: being watched until ");
        assertThat(page.locator("#timeline")).containsText("Restart, by a campaign");
        assertThat(page.locator(".who")).containsText(device.identity().serialNumber());
        assertThat(door.get("/campaigns/" + campaign.id() + "/devices?state=odd").statusCode()).isEqualTo(400);
    }

    @Test
    void names_and_models_that_mean_harm_are_only_text() {
        String hostile = "<img src=x onerror=document.title='owned'>";
        Campaign campaign = door.core.campaigns.draft(PlayedCampaigns.restart(hostile, "<b>\"x"));
        Page page = at(campaign);
        assertThat(page.locator(".campaign-name")).containsText(hostile);
        assertThat(page.locator("main img, main aside b")).hasCount(0);
        page.navigate(door.uri("/campaigns").toString());
        assertThat(page.locator("main")).containsText(hostile);
        assertThat(page.locator("main img")).hasCount(0);
    }
}
