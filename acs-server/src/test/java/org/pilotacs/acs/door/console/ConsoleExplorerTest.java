package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.trace.WireTrace;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// What an engineer does with the parameters and the wire of one box, in a real browser, with a box that the test plays.
class ConsoleExplorerTest extends ConsoleCase {
    private static final String PASSWORD = "correct horse battery";
    private static final String SSID = "Device.WiFi.SSID.2.SSID";

    private String parameters() {
        return DeviceView.href(box) + "/parameters";
    }

    private void tells(Learnt... learnt) {
        door.core.sees(new Box(box.identity()).tells(TestDoor.NOW, learnt));
    }

    private Action begun() {
        Awaitility.await().until(() -> !door.actions.ofDevice(box.id(), 1).isEmpty());
        return door.actions.ofDevice(box.id(), 1).getFirst();
    }

    private static Locator branch(Page page, String path) {
        return page.locator(".branch[data-path='" + path + "']");
    }

    private static Locator leaf(Page page, String path) {
        return page.locator(".leaf[data-path='" + path + "']");
    }

    private static String one(String parameters, String path) {
        return parameters + "/one?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    @Test
    void the_tree_is_opened_step_by_step() {
        Page page = visit(parameters(), true);
        assertThat(leaf(page, SSID)).hasCount(0);
        branch(page, "Device.WiFi.").locator("> details > summary").click();
        branch(page, "Device.WiFi.SSID.").locator("> details > summary").click();
        branch(page, "Device.WiFi.SSID.2.").locator("> details > summary").click();
        assertThat(leaf(page, SSID)).containsText("guests");
        assertThat(leaf(page, SSID)).containsText("text · perhaps writable");
        assertThat(leaf(page, SSID)).containsText("25 h ago");
    }

    @Test
    void arrows_walk_through_the_tree() {
        Page page = visit(parameters(), true);
        branch(page, "Device.WiFi.").locator("> details > summary").focus();
        page.keyboard().press("ArrowRight");
        assertThat(branch(page, "Device.WiFi.SSID.")).isVisible();
        page.keyboard().press("ArrowDown");
        assertThat(branch(page, "Device.WiFi.SSID.").locator("summary").first()).isFocused();
        page.keyboard().press("ArrowLeft");
        assertThat(branch(page, "Device.WiFi.").locator("summary").first()).isFocused();
        page.keyboard().press("ArrowLeft");
        assertThat(branch(page, "Device.WiFi.SSID.")).not().isVisible();
    }

    @Test
    void a_slash_leads_to_the_search_which_finds_paths_and_values_as_one_types() {
        Page page = visit(parameters(), true);
        page.keyboard().press("/");
        assertThat(page.locator("#parameter-q")).isFocused();
        page.keyboard().type("wifi GUEST");
        assertThat(page.locator("#rows [role=status]")).containsText("1 found for “wifi GUEST”");
        assertThat(leaf(page, SSID).locator(".path").first()).hasText(SSID);
        page.locator("#parameter-q").fill("nothing has this");
        assertThat(page.locator("#rows [role=status]")).containsText("0 found");
    }

    /// Given ten thousand parameters, no answer has more of them than one looks through.
    @Test
    void a_large_tree_comes_in_parts() {
        List<Learnt> many = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            many.add(Box.value("Device.Hosts.Host." + i + ".Name", "host-" + i));
        }
        tells(many.toArray(Learnt[]::new));
        String whole = door.get(parameters() + "?at=Device.Hosts.Host.").body();
        assertThat(whole).contains("data-path=\"Device.Hosts.Host.100.\"").doesNotContain("Device.Hosts.Host.101.\"");
        String found = door.get(parameters() + "?q=host-").body();
        assertThat(found).contains("10000 found").hasSizeLessThan(200_000);
        Page page = visit(parameters() + "?at=Device.Hosts.Host.", true);
        page.getByText("Show more").click();
        assertThat(branch(page, "Device.Hosts.Host.200.")).isVisible();
        page.locator("#parameter-q").fill("host-9999");
        assertThat(page.locator(".leaf")).hasCount(1);
    }

    @Test
    void a_write_is_done_once_it_is_read_back() {
        tells(new Learnt.Named(SSID, true));
        Page page = visit(parameters() + "?at=Device.WiFi.SSID.2.", true);
        leaf(page, SSID).locator(".row").press("Enter");
        Locator field = leaf(page, SSID).locator("[name=value]");
        assertThat(field).isFocused();
        assertThat(field).hasValue("guests");
        assertThat(leaf(page, SSID)).containsText("New value, text (string)");
        field.fill(" visitors ");
        field.press("Enter");
        assertThat(page.locator("#live")).containsText("Queued");
        Action write = begun();
        assertThat(write.request()).isEqualTo(new ActionRequest.Write(
                List.of(new Assignment(SSID, Value.string(" visitors ")))));
        Awaitility.await().until(() -> door.actions.watching(write.id()) == 1);
        door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        assertThat(page.locator("#live [aria-current=step]")).hasText("●Checking");
        assertThat(page.locator("#live")).not().containsText("Confirmed");
        door.core.answer(door.core.claim(box.id()), box, Map.of(SSID, " visitors "));
        assertThat(page.locator("#live")).containsText("Confirmed");
        assertThat(leaf(page, SSID).locator(".row .value")).containsText("visitors");
    }

    @Test
    void a_subtree_is_read_anew_and_shown_so() {
        Page page = visit(parameters() + "?at=Device.WiFi.", true);
        branch(page, "Device.WiFi.SSID.").locator("> details > summary").click();
        branch(page, "Device.WiFi.SSID.2.").locator("> details > summary").click();
        branch(page, "Device.WiFi.SSID.2.").getByText("Read all of this again").click();
        assertThat(page.locator("#live")).containsText("Queued");
        Action read = begun();
        assertThat(read.request()).isEqualTo(new ActionRequest.Read(List.of("Device.WiFi.SSID.2.")));
        Awaitility.await().until(() -> door.actions.watching(read.id()) == 1);
        door.core.answer(door.core.claim(box.id()), box, Map.of(SSID, "friends"));
        assertThat(leaf(page, SSID)).containsText("friends");
    }

    @Test
    void without_scripts_all_of_it_works_by_pages() {
        Page page = visit(parameters() + "?at=Device.WiFi.SSID.2.", false);
        leaf(page, SSID).locator(".row").click();
        page.locator("[name=value]").fill("visitors");
        button(page, "Write").click();
        assertThat(page).hasURL(door.uri("/actions/" + begun().id()).toString());
        page.navigate(door.uri(parameters()).toString());
        page.locator("#parameter-q").fill("guests");
        button(page, "Filter").click();
        assertThat(page.locator(".leaf")).hasCount(1);
        button(page, "Start tracing").click();
        assertThat(page.locator("#wire")).containsText("Tracing until");
        button(page, "Stop and forget").click();
        assertThat(page.locator("#wire")).not().containsText("Tracing until");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false})
    void what_the_box_says_cannot_be_written_has_no_form(boolean writable) {
        tells(new Learnt.Named(SSID, writable));
        Page page = visit(one(parameters(), SSID), true);
        assertThat(page.locator(".write")).hasCount(writable ? 1 : 0);
    }

    @Test
    void what_no_form_of_ours_says_writes_nothing() {
        for (String form : List.of("path=" + SSID, "path=" + SSID + "&value=a", "path=" + SSID + "&value=a&type=rain",
                "value=a&type=string", "path=" + SSID + "&type=string")) {
            assertThat(post(form + "&action=write", "").statusCode()).as(form).isEqualTo(400);
        }
        assertThat(door.actions.ofDevice(box.id(), 1)).isEmpty();
    }

    private HttpResponse<String> post(String form, String site) {
        HttpRequest.Builder call = HttpRequest.newBuilder(door.uri(DeviceView.href(box) + "/actions"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return door.send(site.isEmpty() ? call : call.header("Sec-Fetch-Site", site));
    }

    @Test
    void no_other_sites_page_writes_or_traces() {
        String form = "action=write&type=string&value=a&path=" + SSID;
        assertThat(post(form, "cross-site").statusCode()).isEqualTo(403);
        assertThat(door.send(HttpRequest.newBuilder(door.uri(DeviceView.href(box) + "/trace"))
                .header("content-type", "application/x-www-form-urlencoded").header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("do=start&minutes=5"))).statusCode()).isEqualTo(403);
        assertThat(door.traces.isOn(box.id())).isFalse();
        assertThat(door.actions.ofDevice(box.id(), 1)).isEmpty();
    }

    @Test
    void a_consultant_sees_no_form_and_no_wire_and_is_refused() {
        door.accounts.add("anna", Secret.of(PASSWORD), Role.CARE, TestDoor.NOW);
        Page page = BROWSER.page();
        page.navigate(door.uri(parameters()).toString());
        page.getByLabel("Name").fill("anna");
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Sign in").click();
        page.navigate(door.uri(one(parameters(), SSID)).toString());
        assertThat(page.locator("main")).containsText("guests");
        assertThat(page.locator(".write")).hasCount(0);
        assertThat(page.locator("main")).not().containsText("\"write\"");
        page.navigate(door.uri(parameters()).toString());
        assertThat(page.locator("#wire")).hasCount(0);
        assertThat(page.evaluate("""
                async (at) => [
                  await fetch(at + '/actions', {method: 'POST', body: new URLSearchParams(
                    {action: 'write', path: 'Device.A', type: 'string', value: 'x'})}),
                  await fetch(at + '/trace', {method: 'POST', body: new URLSearchParams({do: 'start', minutes: '5'})}),
                  await fetch(at + '/trace/live'),
                ].map(answer => answer.status)""", DeviceView.href(box))).isEqualTo(List.of(403, 403, 403));
        assertThat(door.actions.ofDevice(box.id(), 1)).isEmpty();
        assertThat(door.traces.isOn(box.id())).isFalse();
    }

    @Test
    void what_is_secret_is_shown_to_nobody() {
        String key = "Device.WiFi.AccessPoint.1.Security.KeyPassphrase";
        tells(Box.value(key, "the-secret-phrase"), new Learnt.Named(key, true));
        Page page = visit(parameters() + "?q=keypass", true);
        assertThat(leaf(page, key)).containsText("secret, not kept");
        leaf(page, key).locator(".row").click();
        assertThat(leaf(page, key).locator("[name=value]")).hasAttribute("type", "password");
        assertThat(leaf(page, key).locator("pre code").last()).containsText(Curl.NEW_VALUE);
        assertThat(page.content()).doesNotContain("the-secret-phrase");
        leaf(page, key).locator("[name=value]").fill("another-phrase");
        button(page, "Write").click();
        assertThat(page.locator("#live")).containsText("Queued");
        assertThat(page.locator("#live").textContent()).doesNotContain("another-phrase");
        assertThat(door.get("/actions/" + begun().id()).body()).doesNotContain("another-phrase");
    }

    /// What a shell gets of a command is what the box said, whatever that means to a shell.
    @Test
    void a_command_does_no_more_than_it_says() throws Exception {
        String value = "a'; touch /tmp/owned; echo '$(touch /tmp/owned) `id` \"quoted\" \\ !! %s \u007f\u202e ż\n<img src=x>";
        String path = "Device.X_'$(id)`id`.Name";
        tells(Box.value(path, value), new Learnt.Named(path, true));
        Page page = visit(one(parameters(), path), true);
        page.locator(".curl summary").click();
        List<String> commands = page.locator("pre code").allTextContents();
        assertThat(commands).hasSize(2).allMatch(one -> one.chars().allMatch(c -> c >= ' ' && c < 127));
        List<String> read = arguments(commands.getFirst());
        assertThat(read).startsWith("-X", "POST", door.uri("/care/v1" + DeviceView.href(box) + "/actions").toString())
                .contains("Authorization: Bearer a token");
        HttpResponse<String> begun = door.post(TestDoor.path(box) + "/actions", read.getLast(), "Idempotency-Key", "1");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(begun().request()).isEqualTo(new ActionRequest.Read(List.of(path)));
        door.post(TestDoor.path(box) + "/actions", arguments(commands.getLast()).getLast(), "Idempotency-Key", "2");
        assertThat(begun().request()).isEqualTo(new ActionRequest.Write(
                List.of(new Assignment(path, new Value(ValueType.STRING, value)))));
    }

    private static List<String> arguments(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c",
                "curl() { printf '%s\\0' \"$@\"; }; TOKEN='a token'; " + command)
                .redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
        return List.of(said.split("\0"));
    }

    @Test
    void names_and_values_that_mean_harm_are_only_text() {
        String script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
        String path = "Device.WiFi.\"><" + script.replace(".", "") + ".X";
        tells(Box.value(path, script), Box.value("Device.WiFi.Alias", script));
        door.traces.start(box.id());
        door.traces.record(box.id(), WireTrace.Direction.FROM_DEVICE, script);
        for (String at : List.of("?at=Device.WiFi.", "?q=script", "?q=" + URLEncoder.encode(script,
                StandardCharsets.UTF_8), "/one?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8))) {
            Page page = visit(parameters() + at, true);
            page.locator("summary").all().forEach(Locator::click);
            assertThat(page.title()).endsWith("Pilot");
            assertThat(page.locator("main script")).hasCount(0);
            assertThat(page.locator("main img")).hasCount(0);
        }
    }

    @Test
    void messages_appear_as_they_go_over_the_wire() {
        Page page = visit(parameters(), true);
        page.locator("[name=minutes]").selectOption("5");
        button(page, "Start tracing").click();
        Locator wire = page.locator("#wire");
        assertThat(wire).containsText("Tracing until");
        assertThat(wire.getByText("No message yet")).isVisible();
        Awaitility.await().until(() -> door.traces.watching(box.id()) == 1);
        door.traces.record(box.id(), WireTrace.Direction.FROM_DEVICE,
                """
                        <soap:Envelope><soap:Body><cwmp:Inform><Password>abc</Password><b>&amp;</b></cwmp:Inform></soap:Body></soap:Envelope>""");
        door.traces.record(box.id(), WireTrace.Direction.TO_DEVICE, "<Envelope><Body><cwmp:Reboot/></Body></Envelope>");
        assertThat(wire.locator("li")).hasCount(2);
        assertThat(wire.locator("li").first()).containsText("→ to the box Reboot");
        assertThat(wire.locator("li").last()).containsText("← from the box Inform");
        wire.locator("li").last().locator("summary").click();
        assertThat(wire.locator("li").last().locator("pre")).containsText("<Password>***</Password><b>&amp;</b>");
        button(page, "Stop and forget").click();
        assertThat(button(page, "Start tracing")).isVisible();
        assertThat(wire.locator("li")).hasCount(0);
        assertThat(door.traces.isOn(box.id())).isFalse();
        Awaitility.await().until(() -> door.traces.watching(box.id()) == 0);
    }

    @Test
    void each_look_and_each_order_is_in_the_trail() {
        door.get(parameters());
        door.get(parameters() + "?q=guests");
        door.get(one(parameters(), SSID));
        post("action=write&type=string&value=a&path=" + SSID, "");
        assertThat(door.trail.find(new AuditSearch(box.id().value(), "", null, null, null, 50)).entries())
                .extracting(entry -> entry.deed() + " " + entry.detail())
                .containsExactlyInAnyOrder("WROTE write " + SSID, "LOOKED parameters", "LOOKED parameters",
                        "LOOKED parameters");
    }
}
