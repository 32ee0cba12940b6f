package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.action.WifiChannel;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Knock;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// What a consultant does, in a real browser, with a box that the test plays.
class ConsoleFlowTest extends ConsoleCase {
    private static final String CHECK = "form:has(input[value=check-signal]) button";

    private static final Pattern STALE = Pattern.compile("\\bstale\\b");

    private Action begun() {
        Awaitility.await().until(() -> !door.actions.ofDevice(box.id(), 1).isEmpty());
        return door.actions.ofDevice(box.id(), 1).getFirst();
    }

    @Test
    void aCheckIsFollowedLiveAndTheBoxIsShownAnew() {
        Page page = visit(DeviceView.href(box), true);
        button(page, "Check signal").click();
        Locator live = page.locator("#live");
        assertThat(live).containsText("Queued: it waits for the box to come.");
        String id = begun().id();
        Awaitility.await().until(() -> door.actions.watching(id) == 1);
        door.core.bell.says(Knock.State.TRYING, door.core.clock.instant());
        assertThat(live).containsText("Knocking: asking the box to come.");
        Claim claim = door.core.claim(box.id());
        assertThat(live.locator("[aria-current=step]")).hasText("●In session");
        assertThat(live).not().containsText("Confirmed");
        door.core.answer(claim, box, SampleBox.signal("137"));
        assertThat(live).containsText("Confirmed: read");
        assertThat(page.locator(".past")).containsText("Check signal");
        assertThat(page.locator(".readings").first()).containsText("13.7 dB");
        Awaitility.await().until(() -> door.actions.watching(id) == 0);
    }

    @Test
    void aSecondOrderFromTheRenewedPageIsANewOne() {
        Page page = visit(DeviceView.href(box), true);
        Locator button = page.locator(CHECK);
        button.click();
        String first = begun().id();
        Awaitility.await().until(() -> door.actions.watching(first) == 1);
        door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        assertThat(page.locator(".past")).containsText("Confirmed: done");
        page.locator(CHECK).click();
        assertThat(page.locator("#live")).containsText("Queued");
        assertThat(door.actions.ofDevice(box.id(), 9)).hasSize(2);
    }

    @Test
    void twoWhoPressTheSameButtonFollowOneAction() {
        Page anna = visit(DeviceView.href(box), true);
        Page jan = visit(DeviceView.href(box), true);
        button(anna, "Restart").click();
        button(jan, "Restart").click();
        assertThat(anna.locator("#live")).containsText("Queued");
        assertThat(jan.locator("#live")).containsText("Queued");
        assertThat(door.actions.ofDevice(box.id(), 9)).hasSize(1);
        String id = begun().id();
        Awaitility.await().until(() -> door.actions.watching(id) == 2);
        door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        assertThat(anna.locator(".past")).containsText("Confirmed: done");
        assertThat(jan.locator(".past")).containsText("Confirmed: done");
    }

    @Test
    void ordersThatArriveTogetherBeginOneAction() {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 12).mapToObj(i -> door.client()
                .sendAsync(HttpRequest.newBuilder(door.uri(DeviceView.href(box) + "/actions"))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("action=restart&key=page-" + i)).build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();
        assertThat(answers).map(CompletableFuture::join).allMatch(answer -> answer.statusCode() == 303)
                .map(answer -> answer.headers().firstValue("location").orElse("")).containsOnly(
                        "/actions/" + begun().id());
        assertThat(door.actions.ofDevice(box.id(), 9)).hasSize(1);
    }

    @Test
    void allWorksWithoutScripts() {
        Page page = visit("/", false);
        page.locator("#q").fill("SN-1001");
        button(page, "Find").click();
        assertThat(page.locator("h1")).hasText("What was measured lately is fine");
        button(page, "Check signal").click();
        assertThat(page).hasURL(door.uri("/actions/" + begun().id()).toString());
        assertThat(page.locator("noscript meta[http-equiv=refresh]")).hasCount(1);
        door.core.answer(door.core.claim(box.id()), box, SampleBox.signal("137"));
        page.reload();
        assertThat(page.locator("#live")).containsText("Confirmed: read");
        assertThat(page.locator("noscript meta")).hasCount(0);
    }

    /// A page is as old as its last load: meanwhile the box may have come with other firmware, and be another model.
    @Test
    void aRefusalSaysWhyInPlace() {
        Box router = new Box(ActionWorld.ROUTER);
        Device before = door.core.sees(router.comes(TestDoor.NOW, DeviceEvent.Kind.BOOTSTRAP,
                Box.value("Device.DeviceInfo.SoftwareVersion", "6.0")));
        Page page = visit(DeviceView.href(before), true);
        door.core.comes(ActionWorld.ROUTER);
        button(page, "Reset PIN").click();
        assertThat(page.locator("#live [role=alert]")).containsText("Choose the customer’s decoder instead.");
        assertThat(door.actions.ofDevice(before.id(), 1)).isEmpty();
    }

    @Test
    void whatAModelCannotDoIsNotOffered() {
        Page page = visit(DeviceView.href(door.core.comes(ActionWorld.ROUTER)), true);
        assertThat(button(page, "Reset PIN")).isDisabled();
        assertThat(page.locator(".orders")).containsText("A router has no viewing PIN.");
    }

    @Test
    void aHomesWifiGetsABetterChannelOrAnotherNameAndPassword() {
        Device router = door.core.comes(ActionWorld.ROUTER);
        Page page = visit(DeviceView.href(router), true);
        button(page, "Improve Wi-Fi").click();
        assertThat(page.locator("#live")).containsText("Queued");
        assertThat(door.actions.ofDevice(router.id(), 1)).singleElement().extracting(Action::request)
                .isEqualTo(new ActionRequest.FixWifi());
        page.locator("details.wifi summary").click();
        page.locator("#wifi-name").fill("Dom na Mokotowie");
        page.locator("#wifi-password").fill("krótkie hasło");
        button(page, "Change Wi-Fi").click();
        assertThat(door.actions.ofDevice(router.id(), 9)).as("the customer must know").hasSize(1);
        page.locator("details.wifi [name=sure]").check();
        button(page, "Change Wi-Fi").click();
        assertThat(page.locator("#live [role=alert]")).containsText("letters without accents");
        page.locator("#wifi-password").fill("zielone okna");
        button(page, "Change Wi-Fi").click();
        Awaitility.await().until(() -> door.actions.ofDevice(router.id(), 9).size() == 2);
        assertThat(door.actions.ofDevice(router.id(), 1).getFirst().request()).isEqualTo(
                new ActionRequest.FixWifi(0, new WifiChannel.Same(), "Dom na Mokotowie", Secret.NONE));
        assertThat(page.locator("#live")).not().containsText("zielone");
    }

    @Test
    void wifiIsChangedWithoutScriptsToo() {
        Device router = door.core.comes(ActionWorld.ROUTER);
        Page page = visit(DeviceView.href(router), false, "pl-PL");
        page.locator("details.wifi summary").click();
        page.locator("#wifi-channel").selectOption("11");
        page.locator("details.wifi [name=sure]").check();
        button(page, "Zmień Wi-Fi").click();
        assertThat(page.locator("h1")).containsText("Popraw Wi-Fi");
        assertThat(door.actions.ofDevice(router.id(), 1)).singleElement().extracting(Action::request)
                .isEqualTo(new ActionRequest.FixWifi(0, new WifiChannel.Fixed(11), null, null));
    }

    @Test
    void aFactoryResetNeedsTheCustomersWord() {
        Page page = visit(DeviceView.href(box), false);
        page.locator(".orders summary").click();
        page.locator("button.danger").click();
        assertThat(door.actions.ofDevice(box.id(), 1)).isEmpty();
        page.locator("[name=sure]").check();
        page.locator("button.danger").click();
        assertThat(page.locator("#live")).containsText("Factory reset");
    }

    @Test
    void whatABoxWroteIsOnlyText() {
        String script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
        Identity hostile = new Identity(script, "A1B2C3", script, "SN\"><script>document.title='taken'</script>");
        Box liar = new Box(hostile);
        String href = DeviceView.href(door.core.sees(liar.comes(TestDoor.NOW, DeviceEvent.Kind.BOOTSTRAP,
                Box.value("Device.DeviceInfo.ModelName", script),
                Box.value("Device.WiFi.SSID.1.SSID" + script, script))));
        for (String path : List.of(href, href + "/parameters", "/?q=SN",
                "/?q=" + "%3Cscript%3Ealert(1)%3C/script%3E")) {
            Page page = visit(path, true);
            assertThat(page.title()).isNotEqualTo("taken").endsWith("Pilot");
            assertThat(page.locator("main script")).hasCount(0);
            assertThat(page.locator("main img")).hasCount(0);
        }
    }

    @Test
    void theKeyboardFindsTheSearch() {
        Page page = visit(DeviceView.href(box), true);
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type("SN-1001");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(door.uri(DeviceView.href(box)).toString());
    }

    @Test
    void theLanguageIsKept() {
        Page page = visit("/?q=nobody", true);
        page.getByText("Polski").click();
        assertThat(page.locator("html")).hasAttribute("lang", "pl");
        page.navigate(door.uri(DeviceView.href(box)).toString());
        assertThat(page.locator("button.primary")).hasText("Sprawdź teraz");
        assertThat(page.locator(CHECK)).hasText("Sprawdź sygnał");
    }

    @Test
    void valuesTurnGreyWhileOneLooks() {
        Page page = BROWSER.page(1280, ColorScheme.LIGHT, true, "en-GB");
        page.clock().install(new com.microsoft.playwright.Clock.InstallOptions().setTime(TestDoor.NOW.toEpochMilli()));
        page.navigate(door.uri(DeviceView.href(box)).toString());
        Locator level = page.locator(".value", new Page.LocatorOptions().setHasText("−48")).first();
        assertThat(level).not().hasClass(STALE);
        page.clock().fastForward("02:00:00");
        assertThat(level).hasClass(STALE);
        assertThat(page.locator("time").first()).containsText("2 h ago");
    }

    @Test
    void theContractIsBrowsable() {
        Page page = visit("/docs", true);
        assertThat(page.locator(".opblock").first()).isVisible();
        assertThat(page.locator("#docs")).containsText("Begin an action");
    }
}
