package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.door.FakeDevices;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Outcome;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// What a consultant does, in a real browser.
class ConsoleFlowTest {
    private static final Pattern STALE = Pattern.compile("\\bstale\\b");

    private static Browser browser;
    private TestDoor door;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        assertThat(browser.complaints()).filteredOn(text -> !text.contains("the server responded with a status of"))
                .isEmpty();
        browser.close();
    }

    @BeforeEach
    void open() throws IOException {
        door = new TestDoor("");
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Page visit(String path, boolean scripts) {
        Page page = browser.page(1280, ColorScheme.LIGHT, scripts, "en-GB");
        page.navigate(door.uri(path).toString());
        return page;
    }

    private Action begun() {
        Awaitility.await().until(() -> !door.actions.ofDevice(door.box.id(), 1).isEmpty());
        return door.actions.ofDevice(door.box.id(), 1).getFirst();
    }

    private static Outcome confirmed(String text) {
        return new Outcome.Confirmed(new Evidence(TestDoor.NOW, Saying.of(text), List.of()));
    }

    @Test
    void aCheckIsFollowedLiveAndTheBoxIsShownAnew() {
        Page page = visit(DeviceView.href(door.box), true);
        page.getByText("Check signal", new Page.GetByTextOptions().setExact(true)).click();
        Locator live = page.locator("#live");
        assertThat(live).containsText("Queued: it waits for the box to come.");
        String id = begun().id();
        Awaitility.await().until(() -> door.actions.watching(id) == 1);
        door.actions.move(id, Stage.KNOCKING);
        assertThat(live).containsText("Knocking: asking the box to come.");
        door.actions.move(id, Stage.IN_SESSION);
        assertThat(live.locator("[aria-current=step]")).hasText("●In session");
        assertThat(live).not().containsText("Confirmed");
        door.actions.settle(id, confirmed("49 values read"), List.of());
        assertThat(live).containsText("Confirmed: 49 values read");
        assertThat(page.locator(".past")).containsText("Check signal");
        Awaitility.await().until(() -> door.actions.watching(id) == 0);
        page.context().close();
    }

    @Test
    void aSecondOrderFromTheRenewedPageIsANewOne() {
        Page page = visit(DeviceView.href(door.box), true);
        Locator button = page.locator("button.primary");
        button.click();
        String first = begun().id();
        Awaitility.await().until(() -> door.actions.watching(first) == 1);
        door.actions.settle(first, confirmed("done"), List.of());
        assertThat(page.locator(".past")).containsText("Confirmed: done");
        page.locator("button.primary").click();
        assertThat(page.locator("#live")).containsText("Queued");
        assertThat(door.actions.ofDevice(door.box.id(), 9)).hasSize(2);
        page.context().close();
    }

    @Test
    void allWorksWithoutScripts() {
        Page page = visit("/", false);
        page.locator("#q").fill("SN-1001");
        page.getByText("Find", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).hasText("What was measured lately is fine");
        page.getByText("Check signal", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page).hasURL(door.uri("/actions/" + begun().id()).toString());
        assertThat(page.locator("noscript meta[http-equiv=refresh]")).hasCount(1);
        door.actions.settle(begun().id(), confirmed("49 values read"), List.of());
        page.reload();
        assertThat(page.locator("#live")).containsText("Confirmed: 49 values read");
        assertThat(page.locator("noscript meta")).hasCount(0);
        page.context().close();
    }

    @Test
    void aRefusalSaysWhyInPlace() {
        Page page = visit(DeviceView.href(door.box), true);
        page.getByText("Reset PIN", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#live [role=alert]")).containsText("Use the menu of the box.");
        page.context().close();
    }

    @Test
    void aFactoryResetNeedsTheCustomersWord() {
        Page page = visit(DeviceView.href(door.box), false);
        page.locator("summary").first().click();
        page.locator("button.danger").click();
        assertThat(door.actions.ofDevice(door.box.id(), 1)).isEmpty();
        page.locator("[name=sure]").check();
        page.locator("button.danger").click();
        assertThat(page.locator("#live")).containsText("Factory reset");
        page.context().close();
    }

    @Test
    void whatABoxWroteIsOnlyText() {
        String script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
        Identity hostile = new Identity(script, "A1B2C3", script, "SN\"><script>document.title='taken'</script>");
        String href = DeviceView.href(door.devices.add(hostile, TestDoor.NOW,
                List.of(FakeDevices.parameter("Device.WiFi.SSID.1.SSID" + script, script, TestDoor.NOW))));
        for (String path : List.of(href, href + "/parameters", "/?q=SN",
                "/?q=" + "%3Cscript%3Ealert(1)%3C/script%3E")) {
            Page page = visit(path, true);
            assertThat(page.title()).isNotEqualTo("taken").endsWith("Pilot");
            assertThat(page.locator("main script")).hasCount(0);
            assertThat(page.locator("main img")).hasCount(0);
            page.context().close();
        }
    }

    @Test
    void theKeyboardFindsTheSearch() {
        Page page = visit(DeviceView.href(door.box), true);
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type("SN-1001");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(door.uri(DeviceView.href(door.box)).toString());
        page.context().close();
    }

    @Test
    void parametersAreFilteredAsOneTypes() {
        Page page = visit(DeviceView.href(door.box) + "/parameters", true);
        page.locator("#prefix").pressSequentially("Device.WiFi.");
        assertThat(page.locator("#rows tbody tr")).hasCount(2);
        page.context().close();
    }

    @Test
    void theLanguageIsKept() {
        Page page = visit("/?q=nobody", true);
        page.getByText("Polski").click();
        assertThat(page.locator("html")).hasAttribute("lang", "pl");
        page.navigate(door.uri(DeviceView.href(door.box)).toString());
        assertThat(page.locator("button.primary")).hasText("Sprawdź sygnał");
        page.context().close();
    }

    @Test
    void valuesTurnGreyWhileOneLooks() {
        Page page = browser.page(1280, ColorScheme.LIGHT, true, "en-GB");
        page.clock().install(new com.microsoft.playwright.Clock.InstallOptions().setTime(TestDoor.NOW.toEpochMilli()));
        page.navigate(door.uri(DeviceView.href(door.box)).toString());
        Locator level = page.locator(".value", new Page.LocatorOptions().setHasText("−48")).first();
        assertThat(level).not().hasClass(STALE);
        page.clock().fastForward("02:00:00");
        assertThat(level).hasClass(STALE);
        assertThat(page.locator("time").first()).containsText("2 h ago");
        page.context().close();
    }

    @Test
    void theContractIsBrowsable() {
        Page page = visit("/docs", true);
        assertThat(page.locator(".opblock").first()).isVisible();
        assertThat(page.locator("#docs")).containsText("Begin an action");
        page.context().close();
    }
}
