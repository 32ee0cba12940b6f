package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.broadcast.PlayedAir;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Outcome;

import java.util.List;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// What a consultant does for a customer whose box only listens, in a real browser, with a head-end that the test plays.
class ConsoleOnAirTest extends ConsoleCase {
    /// The browser's clock goes on while one looks.
    private static final Pattern FEW_SECONDS = Pattern.compile("in ([1-9]|1[0-2]) s");
    private static final Pattern OVER_A_MINUTE_OR_LESS = Pattern.compile("in (1 min( \\d+ s)?|\\d+ s)");

    @Override
    Device comes() {
        return SampleBox.oneWay(door.core, "OW-1", "010744321188");
    }

    /// The pages are closed by then; whoever followed something has stopped.
    @AfterEach
    @Override
    void close() {
        door.actions.ofDevice(box.id(), 9).forEach(
                one -> Awaitility.await().until(() -> door.actions.watching(one.id()) == 0));
        super.close();
    }

    /// By a browser's clock that is the server's, and goes on.
    @Override
    Page visit(String path, boolean scripts) {
        Page page = BROWSER.page(1280, ColorScheme.LIGHT, scripts, "en-GB");
        if (scripts) {
            page.clock().install(
                    new com.microsoft.playwright.Clock.InstallOptions().setTime(TestDoor.NOW.toEpochMilli()));
        }
        page.navigate(door.uri(path).toString());
        return page;
    }

    /// Ordered on its page, and sent so often.
    private Page onAir(long sent) {
        Page page = visit(DeviceView.href(box), true);
        button(page, "Restore channels").click();
        assertThat(page.locator("#live")).containsText("Queued: it goes on air in a moment.");
        awaitWatched();
        door.core.air.takes(box.id(), SampleAiring.sent(0, TestDoor.NOW));
        door.core.air.stands(box.id(), SampleAiring.sent(sent, TestDoor.NOW));
        return page;
    }

    private Action action() {
        return door.actions.ofDevice(box.id(), 1).getFirst();
    }

    private void awaitWatched() {
        Awaitility.await().until(() -> !door.actions.ofDevice(box.id(), 1).isEmpty());
        Awaitility.await().until(() -> door.actions.watching(action().id()) == 1);
    }

    @Test
    void aBoxThatOnlyListensIsAskedNothing() {
        Page page = visit(DeviceView.href(box), true);
        assertThat(page.locator("h1")).hasText("This box only listens to the satellite");
        assertThat(page.locator(".who")).containsText("It cannot: it only listens to the satellite (one-way)");
        assertThat(page.locator("main")).not().containsText("ago by");
        assertThat(page.locator("main")).not().containsText("1970");
        assertThat(page.locator("main")).containsText("a one-way box tells nothing about itself");
        assertThat(button(page, "Check signal")).hasCount(0);
        assertThat(button(page, "Fetch its log")).hasCount(0);
        assertThat(page.locator("button.primary")).hasText("Restore channels");
        assertThat(button(page, "Reset PIN")).isEnabled();
        page.navigate(door.uri("/").toString());
        assertThat(page.locator("tbody tr")).containsText("one-way");
    }

    @Test
    void whatIsOnAirIsCountedAndCountsDownWithoutAReload() {
        Page page = onAir(4);
        Locator live = page.locator("#live");
        assertThat(live).containsText("On air: sent 4 times");
        assertThat(live).containsText("Probably arrived by");
        Locator count = live.locator(".count");
        assertThat(count).hasText(FEW_SECONDS);
        assertThat(live.locator("progress")).hasAttribute("max", "120");
        page.clock().fastForward(12_000);
        assertThat(count).hasText("any moment");
        door.core.air.stands(box.id(), SampleAiring.sent(5, TestDoor.NOW.plusSeconds(60)));
        assertThat(live).containsText("sent 5 times");
        assertThat(count).hasText(OVER_A_MINUTE_OR_LESS);
        assertThat(live).not().containsText("Confirmed:");
        assertThat(live.locator("[aria-current=step]")).hasText("●On air");
    }

    @Test
    void whatTheCustomerIsToDoIsSaidInPlainWords() {
        Page page = onAir(1);
        assertThat(page.locator(".tell li")).containsText(new String[]{ "Switch the box on.", "Choose channel 1.",
            "Stay there for 15 min. Do not zap, do not switch off.",
            "When six digits appear on the screen, read them to me."});
    }

    @Test
    void theDigitsThatTheScreenShowsConfirmIt() {
        Page page = onAir(3);
        Locator live = page.locator("#live");
        page.locator("#code").fill("27 18 28");
        button(page, "Check the digits").click();
        assertThat(live.locator("[role=alert]")).containsText("These are not the digits");
        door.core.air.stands(box.id(), SampleAiring.sent(4, TestDoor.NOW));
        assertThat(live).containsText("sent 4 times");
        assertThat(page.locator("#code")).hasValue("27 18 28");
        page.locator("#code").fill("314 159");
        button(page, "Check the digits").click();
        assertThat(live).containsText("Confirmed: the screen showed the right digits, by console");
        assertThat(page.locator(".past")).containsText("Confirmed: the screen showed");
        assertThat(button(page, "It works now")).hasCount(0);
    }

    @Test
    void digitsThatAreTypedStayWhileItIsSentAgain() {
        Page page = onAir(3);
        page.locator("#code").pressSequentially("314");
        door.core.air.stands(box.id(), SampleAiring.sent(4, TestDoor.NOW));
        assertThat(page.locator("#live")).containsText("sent 4 times");
        assertThat(page.locator("#code")).isFocused();
        page.keyboard().type("159");
        page.keyboard().press("Enter");
        assertThat(page.locator("#live")).containsText("Confirmed: the screen showed");
    }

    @Test
    void theCustomersWordEndsItEitherWay() {
        Page page = onAir(3);
        button(page, "Still not working").click();
        assertThat(page.locator("#live [role=alert]")).containsText("The box can hardly have it yet.");
        door.core.air.stands(box.id(), SampleAiring.arrived(40, TestDoor.NOW));
        button(page, "Still not working").click();
        assertThat(page.locator("#live")).containsText("the customer says that it does not work");
        assertThat(page.locator("#live")).containsText("If not, it is the signal, not the card.");
    }

    @Test
    void anEndThatNobodyConfirmedIsNotCalledOne() {
        Page page = onAir(464);
        door.core.air.ends(box.id(), new Outcome.Unconfirmed(Saying.of("sent 464 times in 30 days")));
        assertThat(page.locator("#live .unconfirmed")).containsText("Not confirmed: sent 464 times in 30 days");
    }

    @Test
    void whatHoldsItUpIsSaidInsteadOfACount() {
        Page page = onAir(4);
        door.core.air.stands(box.id(), SampleAiring.heldUp(4, TestDoor.NOW));
        assertThat(page.locator("#live"))
                .containsText("Sent 4 times, and now held up: nothing reaches the multiplexer");
        assertThat(page.locator("#live [aria-current=step]")).hasText("▲Held up");
        assertThat(page.locator("#live .count")).hasCount(0);
        assertThat(page.locator("#live progress")).hasCount(0);
    }

    @Test
    void itIsTakenOffAirOnceItIsCalledOff() {
        Page page = onAir(2);
        button(page, "Take it off air").click();
        assertThat(page.locator("#live")).containsText("Called off. It goes off air in a moment");
        door.core.air.ends(box.id(), new Outcome.Cancelled(Saying.of("in the console")));
        assertThat(page.locator("#live")).containsText("Called off: in the console");
    }

    @Test
    void allWorksWithoutScripts() {
        Page page = visit(DeviceView.href(box), false);
        button(page, "Restore channels").click();
        assertThat(page.locator("#live")).containsText("Queued: it goes on air in a moment.");
        door.core.air.takes(box.id(), SampleAiring.sent(4, TestDoor.NOW));
        page.reload();
        assertThat(page.locator("#live")).containsText("Next: ");
        assertThat(page.locator("#live time[data-clock=second]")).not().isEmpty();
        page.locator("#code").fill("000000");
        button(page, "Check the digits").click();
        assertThat(page.locator("main")).containsText("These are not the digits");
        page.getByText("Go back").click();
        page.locator("#code").fill(PlayedAir.CODE);
        button(page, "Check the digits").click();
        assertThat(page).hasURL(door.uri("/actions/" + action().id()).toString());
        assertThat(page.locator("#live")).containsText("Confirmed: the screen showed");
    }

    @Test
    void aBoxThatAlsoAnswersIsReachedBySatelliteIfOneChooses() {
        Device hybrid = SampleBox.comes(door.core, "SN-1001");
        Page page = visit(DeviceView.href(hybrid), true);
        assertThat(page.locator("button.primary")).hasText("Check now");
        button(page, "Reset PIN · By satellite").click();
        assertThat(page.locator("#live")).containsText("Queued: it goes on air in a moment.");
        assertThat(door.actions.ofDevice(hybrid.id(), 1).getFirst().request())
                .isEqualTo(new ActionRequest.ResetPin(Way.SATELLITE));
    }

    @Test
    void withoutACardNothingCanBeSent() {
        Page page = visit(DeviceView.href(SampleBox.oneWay(door.core, "OW-2", "")), true);
        assertThat(button(page, "Restore channels")).isDisabled();
        assertThat(page.locator(".orders")).containsText("Put its number into the inventory first.");
    }

    @Test
    void headEndsAreShownAsTheyStandAndStayNew() {
        door.core.air.stations.add(SampleAiring.up(TestDoor.NOW));
        Page page = visit("/", true);
        page.locator("a[href='/headends']").click();
        assertThat(page.locator("h1")).hasText("Head-ends");
        assertThat(page.locator(".head-end")).containsText("63 of 100 kbit/s used in the last minute");
        assertThat(page.locator(".head-end")).not().containsText("Somebody must look");
        door.core.air.stations.add(SampleAiring.down(TestDoor.NOW));
        page.clock().runFor(3_500);
        assertThat(page.locator(".head-end").nth(1)).containsText("not sending");
        assertThat(page.locator(".head-end").nth(1)).containsText("Somebody must look: it may not mend itself");
        page.navigate(door.uri("/").toString());
        assertThat(page.locator(".bar")).containsText("■ Head-end not sending");
        assertThat(List.copyOf(door.core.air.stations)).hasSize(2);
    }

    @Test
    void whereNothingIsSentBySatelliteNothingOfItIsShown() {
        Page page = visit("/", true);
        assertThat(page.locator(".bar")).not().containsText("Head-ends");
        page.navigate(door.uri("/headends").toString());
        assertThat(page.locator("h1")).hasText("Nothing is sent by satellite here");
    }
}
