package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.door.oidc.OpenIdProvider;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.SettableClock;

import java.net.http.HttpRequest;
import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// How people sign in by the operator's identity provider, in a real browser that goes there and back.
class ConsoleProviderTest {
    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private OpenIdProvider provider;
    private TestDoor door;
    private Device box;

    @BeforeEach
    void open() {
        provider = OpenIdProvider.start(new SettableClock());
        provider.personIs("s-1", "Anna.Kowalska", "pilot-care");
        start(true);
    }

    private void start(boolean local) {
        door = TestDoor.withProvider(provider.config(local));
        box = SampleBox.comes(door.core, "SN-1001");
    }

    @AfterEach
    void close() {
        door.close();
        provider.close();
    }

    private String href() {
        return door.uri(DeviceView.href(box)).toString();
    }

    private Page asked() {
        return asked(BROWSER.page());
    }

    private Page asked(Page page) {
        page.navigate(href());
        assertThat(page.locator("main")).not().containsText("SN-1001");
        return page;
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).click();
    }

    /// A browser at the provider's own page.
    private Page there() {
        Page page = asked();
        follow(page, "Sign in with your company account");
        assertThat(page.locator("h1")).hasText("Operator's sign-in");
        return page;
    }

    private Page signedIn() {
        Page page = there();
        follow(page, "Continue");
        assertThat(page).hasURL(href());
        return page;
    }

    private List<AuditEntry> trail() {
        return door.trail.find(new AuditSearch("", "", null, null, null, 100)).entries();
    }

    @Test
    void the_provider_leads_back_to_the_page_that_was_wanted_and_says_who_is_in() {
        Page page = signedIn();
        assertThat(page.locator(".who")).containsText("SN-1001");
        assertThat(page.locator(".bar")).containsText("anna.kowalska");
        assertThat(page.locator(".orders")).containsText("Restart");
        assertThat(page.locator(".orders button.danger")).hasCount(0);
        Cookie session = cookies(page, "pilot-console").getFirst();
        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(cookies(page, "pilot-sign-in")).isEmpty();
        assertThat(page.evaluate("document.cookie")).isEqualTo("");
    }

    private static List<Cookie> cookies(Page page, String name) {
        return page.context().cookies().stream().filter(one -> one.name.equals(name)).toList();
    }

    @Test
    void signing_out_signs_out_there_too_and_then_one_is_asked_again() {
        Page page = signedIn();
        Cookie before = cookies(page, "pilot-console").getFirst();
        ConsoleCase.button(page, "Sign out").click();
        assertThat(page).hasURL(door.uri("/").toString());
        assertThat(page.locator("h1")).hasText("Sign in");
        assertThat(provider.signedOut()).containsExactly("s-1");
        assertThat(page.context().cookies()).isEmpty();
        page.context().addCookies(List.of(before));
        asked(page);
    }

    @Test
    void coming_and_going_is_in_the_trail() {
        ConsoleCase.button(signedIn(), "Sign out").click();
        assertThat(trail()).extracting(AuditEntry::deed).contains(Deed.SIGNED_IN, Deed.LOOKED, Deed.SIGNED_OUT);
        assertThat(trail()).allMatch(one -> one.who().equals("anna.kowalska") && one.kind() == Caller.Kind.PERSON);
        assertThat(trail()).filteredOn(one -> one.deed() == Deed.SIGNED_IN).extracting(AuditEntry::detail)
                .containsExactly("provider s-1 at " + provider.issuer());
    }

    @Test
    void who_has_no_role_is_told_what_to_ask_for() {
        provider.personIs("s-2", "jan", "staff");
        Page page = there();
        follow(page, "Continue");
        assertThat(page.locator("[role=alert]"))
                .hasText("You are known as jan, but have no role in Pilot. Ask whoever looks"
                        + " after your company’s accounts for one of these: pilot-care, pilot-engineer, pilot-admin (claim"
                        + " access.groups). Then sign in again.");
        asked(page);
        assertThat(trail()).extracting(AuditEntry::deed).containsExactly(Deed.SIGN_IN_FAILED);
        assertThat(trail().getFirst().detail()).startsWith("provider without a role: jan, s-2 at ");
    }

    @Test
    void a_new_role_holds_from_the_next_sign_in() {
        Page page = signedIn();
        provider.personIs("s-1", "Anna.Kowalska", "pilot-engineer");
        page.reload();
        assertThat(page.locator(".orders button.danger")).hasCount(0);
        assertThat(signedIn().locator(".orders button.danger")).hasCount(1);
    }

    @Test
    void who_calls_it_off_is_back_and_can_begin_again() {
        Page page = there();
        follow(page, "Cancel");
        assertThat(page.locator("[role=alert]")).hasText("The sign-in was called off. You can begin it again.");
        follow(page, "Sign in with your company account");
        follow(page, "Continue");
        assertThat(page.locator(".bar")).containsText("anna.kowalska");
        assertThat(trail()).filteredOn(one -> one.deed() == Deed.SIGN_IN_FAILED).extracting(AuditEntry::detail)
                .containsExactly("provider access_denied");
    }

    @Test
    void what_the_provider_did_not_say_lets_nobody_in() {
        provider.spoils(claims -> claims.claim("nonce", "another"));
        Page page = there();
        follow(page, "Continue");
        assertThat(page.locator("[role=alert]")).containsText("could not be verified, so nobody was let in");
        assertThat(cookies(page, "pilot-console")).isEmpty();
        assertThat(trail()).extracting(AuditEntry::detail).containsExactly("provider untrusted");
    }

    @Test
    void an_answer_is_of_no_use_in_another_browser() {
        Page page = there();
        String allow = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Continue"))
                .evaluate("link => link.href").toString();
        Page other = BROWSER.page();
        other.navigate(allow);
        assertThat(other.locator("[role=alert]")).containsText("begun in another browser");
        assertThat(cookies(other, "pilot-console")).isEmpty();
        follow(page, "Continue");
        assertThat(page).hasURL(href());
    }

    @Test
    void an_answer_is_of_no_use_twice() {
        Page page = there();
        List<Cookie> kept = cookies(page, "pilot-sign-in");
        assertThat(kept).singleElement().satisfies(cookie -> {
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
        });
        String[] answer = new String[1];
        page.onRequest(request -> {
            if (request.url().contains("/sign-in/return?")) {
                answer[0] = request.url();
            }
        });
        follow(page, "Continue");
        assertThat(page).hasURL(href());
        Page again = BROWSER.page();
        again.context().addCookies(kept);
        again.navigate(answer[0]);
        assertThat(again.locator("[role=alert]")).containsText("has been used already");
    }

    @Test
    void who_makes_answers_up_has_to_wait() {
        for (int tries = 0; tries < 21; tries++) {
            assertThat(door.get("/sign-in/return?state=guessed&code=x").statusCode()).isEqualTo(401);
        }
        assertThat(door.get("/sign-in/return?state=guessed&code=x").statusCode()).isEqualTo(429);
        assertThat(trail()).hasSize(21);
    }

    @Test
    void it_leads_back_to_our_own_pages_only() {
        Page page = BROWSER.page();
        page.navigate(door.uri("/sign-in/provider?back=//example.org/").toString());
        follow(page, "Continue");
        assertThat(page).hasURL(door.uri("/").toString());
        assertThat(page.locator("h1")).hasText("Seen last");
    }

    @Test
    void where_the_provider_sends_people_is_not_for_a_caller_to_say() {
        assertThat(door
                .send(HttpRequest.newBuilder(door.uri("/sign-in/provider")).header("x-forwarded-host", "evil.example")
                        .header("forwarded", "host=evil.example"))
                .headers().firstValue("location").orElse(""))
                .contains("&redirect_uri=http%3A%2F%2F127.0.0.1%3A" + door.port() + "%2Fsign-in%2Freturn&");
    }

    @Test
    void a_person_of_the_provider_is_not_the_account_of_that_name() {
        assertThat(door.accounts.add("anna.kowalska", Secret.of(PASSWORD), Role.ADMIN, TestDoor.NOW)).isTrue();
        Page page = signedIn();
        assertThat(page.locator(".who-is-in")).hasText("anna.kowalska~2");
        assertThat(page.locator(".orders button.danger")).hasCount(0);
        assertThat(door.accounts.add("anna.kowalska~2", Secret.of(PASSWORD), Role.ADMIN, TestDoor.NOW)).isFalse();
    }

    @Test
    void accounts_of_our_own_still_let_in_beside_it_and_a_provider_that_is_away_is_said_to_be() {
        door.accounts.add("root", Secret.of(PASSWORD), Role.ADMIN, TestDoor.NOW);
        provider.close();
        Page page = asked();
        follow(page, "Sign in with your company account");
        assertThat(page.locator("[role=alert]")).containsText("Your company’s sign-in does not answer just now.");
        page.getByLabel("Name").fill("root");
        page.getByLabel("Password").fill(PASSWORD);
        ConsoleCase.button(page, "Sign in").click();
        assertThat(page).hasURL(href());
        ConsoleCase.button(page, "Sign out").click();
        assertThat(page.locator("h1")).hasText("Sign in");
    }

    @Test
    void where_only_the_provider_lets_in_no_password_does() {
        door.close();
        start(false);
        door.accounts.add("root", Secret.of(PASSWORD), Role.ADMIN, TestDoor.NOW);
        Page page = asked();
        assertThat(page.locator("main input:not([type=hidden])")).hasCount(0);
        assertThat(door.send(HttpRequest.newBuilder(door.uri("/sign-in"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=root&password=" + PASSWORD.replace(" ", "+"))))
                .statusCode()).isEqualTo(403);
        follow(page, "Sign in with your company account");
        follow(page, "Continue");
        assertThat(page).hasURL(href());
    }

    @Test
    void it_is_said_in_polish_too_without_scripts_and_on_a_phone() {
        provider.personIs("s-2", "jan", "staff");
        Page page = BROWSER.page(375, ColorScheme.DARK, false, "pl-PL");
        asked(page);
        follow(page, "Zaloguj kontem firmowym");
        follow(page, "Continue");
        assertThat(page.locator("[role=alert]")).containsText("nie ma żadnej roli w Pilocie");
    }

    @Test
    void the_sign_in_is_accessible_in_both_colours() {
        door.accounts.add("root", Secret.of(PASSWORD), Role.ADMIN, TestDoor.NOW);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            assertThat(Axe.ALL.violations(asked(BROWSER.page(1280, scheme, true, "en-GB")))).isEmpty();
        }
        Page page = there();
        follow(page, "Cancel");
        assertThat(Axe.ALL.violations(page)).isEmpty();
    }
}
