package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Sessions;
import org.pilotacs.acs.door.TestDoor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// How a consultant gets in where `console.token` is set, in a real browser.
class ConsoleSignInTest extends ConsoleCase {
    private static final String TOKEN = "a-token-of-sixteen-or-more";
    private static final Duration WORKING_DAY = Duration.ofHours(12);

    @Override
    TestDoor opened() {
        return TestDoor.guarded(TOKEN);
    }

    private String href() {
        return door.uri(DeviceView.href(box)).toString();
    }

    private Page asked() {
        Page page = BROWSER.page();
        page.navigate(href());
        assertAsked(page);
        return page;
    }

    private Page signedIn() {
        Page page = asked();
        signIn(page, TOKEN);
        assertThat(page).hasURL(href());
        return page;
    }

    private static void signIn(Page page, String token) {
        page.getByLabel("Token").fill(token);
        button(page, "Sign in").click();
    }

    private static void assertAsked(Page page) {
        assertThat(page.locator("h1")).hasText("Sign in");
        assertThat(page.locator("main")).not().containsText("SN-1001");
    }

    private static Cookie cookie(Page page) {
        return page.context().cookies().stream().filter(one -> one.name.equals("pilot-console")).findFirst()
                .orElseThrow();
    }

    @Test
    void aPageAsksForTheTokenAndThenShowsWhatWasWanted() {
        Page page = asked();
        assertThat(page.getByLabel("Token")).isFocused();
        assertThat(page.locator("[role=alert]")).hasCount(0);
        signIn(page, TOKEN);
        assertThat(page).hasURL(href());
        assertThat(page.locator("h1")).hasText("What was measured lately is fine");
    }

    @Test
    void aWrongTokenIsSaidToBeWrongAndTheRightOneStillLeadsThere() {
        Page page = asked();
        signIn(page, "not-the-token-at-all");
        assertThat(page.locator("[role=alert]")).hasText("That is not the token.");
        assertThat(page.getByLabel("Token")).hasValue("");
        assertThat(page.context().cookies()).isEmpty();
        signIn(page, TOKEN);
        assertThat(page).hasURL(href());
        assertThat(page.locator("h1")).hasText("What was measured lately is fine");
    }

    @Test
    void whoSignedOutIsAskedAgainWhateverCookieIsLeft() {
        Page page = signedIn();
        Cookie before = cookie(page);
        button(page, "Sign out").click();
        assertAsked(page);
        assertThat(page.context().cookies()).isEmpty();
        page.context().addCookies(List.of(before));
        page.navigate(href());
        assertAsked(page);
    }

    @Test
    void theCookieIsForThisServersPagesOnlyAndHoldsNoToken() {
        Page page = signedIn();
        Cookie cookie = cookie(page);
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(cookie.path).isEqualTo("/");
        assertThat(cookie.value).matches("[0-9a-f]{48}");
        assertThat(cookie.expires).isCloseTo(Instant.now().plus(Sessions.MOST).getEpochSecond(), within(300.0));
        assertThat(page.evaluate("document.cookie")).isEqualTo("");
        assertThat(page.content()).doesNotContain(TOKEN);
    }

    @Test
    void afterAWorkingDayWithoutACallOneIsAskedAgain() {
        Page page = signedIn();
        door.core.clock.advance(WORKING_DAY.minusSeconds(1));
        page.reload();
        assertThat(page.locator(".who")).containsText("SN-1001");
        door.core.clock.advance(WORKING_DAY);
        page.reload();
        assertAsked(page);
    }

    @Test
    void afterADayOneIsAskedAgainHoweverBusyOneWas() {
        Page page = signedIn();
        for (int calls = 0; calls < 3; calls++) {
            door.core.clock.advance(Sessions.MOST.dividedBy(4));
            page.reload();
            assertThat(page.locator(".who")).containsText("SN-1001");
        }
        door.core.clock.advance(Sessions.MOST.dividedBy(4));
        page.reload();
        assertAsked(page);
    }

    @Test
    void anOrderThatComesTooLateIsNotCarriedOutAndLeadsBackToTheBox() {
        Page page = signedIn();
        door.core.clock.advance(WORKING_DAY);
        button(page, "Restart").click();
        assertAsked(page);
        assertThat(page.locator("[role=alert]")).hasCount(0);
        assertThat(door.actions.ofDevice(box.id(), 1)).isEmpty();
        signIn(page, TOKEN);
        assertThat(page).hasURL(href());
        assertThat(page.locator(".orders")).isVisible();
    }

    @Test
    void anotherBrowserIsNotSignedIn() {
        signedIn();
        asked();
    }

    @Test
    void theSignInLeadsNowhereElse() {
        Page page = asked();
        page.evaluate("document.querySelector('main [name=back]').value = '//example.org/'");
        signIn(page, TOKEN);
        assertThat(page).hasURL(door.uri("/").toString());
        assertThat(page.locator("h1")).hasText("Seen last");
    }
}
