package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.AccountChange;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.runtime.Secret;

import java.time.Duration;
import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// How people sign in by name and password, and what their roles let them see and do, in a real browser.
class ConsoleAccountsTest extends ConsoleCase {
    private static final String PASSWORD = "correct horse battery";

    @BeforeEach
    void thereIsAnAdministrator() {
        add("root", Role.ADMIN);
    }

    private void add(String name, Role role) {
        assertThat(door.accounts.add(name, Secret.of(PASSWORD), role, TestDoor.NOW)).isTrue();
    }

    private String href() {
        return door.uri(DeviceView.href(box)).toString();
    }

    private Page asked() {
        Page page = BROWSER.page();
        page.navigate(href());
        assertThat(page.locator("h1")).hasText("Sign in");
        return page;
    }

    private static void signIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        button(page, "Sign in").click();
    }

    private Page signedIn(String name) {
        Page page = asked();
        signIn(page, name, PASSWORD);
        assertThat(page).hasURL(href());
        return page;
    }

    private List<AuditEntry> trail() {
        return door.trail.find(new AuditSearch("", "", null, null, null, 100)).entries();
    }

    @Test
    void a_page_asks_for_name_and_password_and_then_shows_what_was_wanted_and_who_is_in() {
        Page page = asked();
        assertThat(page.getByLabel("Name")).isFocused();
        assertThat(page.getByLabel("Token")).hasCount(0);
        signIn(page, "Root", PASSWORD);
        assertThat(page).hasURL(href());
        assertThat(page.locator(".who")).containsText("SN-1001");
        assertThat(page.locator(".bar")).containsText("root");
    }

    @Test
    void a_wrong_password_and_a_wrong_name_are_told_the_same() {
        Page page = asked();
        signIn(page, "root", "not the password");
        assertThat(page.locator("[role=alert]")).hasText("This name and this password do not go together.");
        assertThat(page.getByLabel("Name")).hasValue("root");
        assertThat(page.getByLabel("Password")).hasValue("");
        assertThat(page.getByLabel("Password")).isFocused();
        signIn(page, "nobody", PASSWORD);
        assertThat(page.locator("[role=alert]")).hasText("This name and this password do not go together.");
        signIn(page, "root", PASSWORD);
        assertThat(page).hasURL(href());
    }

    @Test
    void who_guesses_has_to_wait_even_with_the_right_one() {
        Page page = asked();
        for (int tries = 0; tries < 4; tries++) {
            signIn(page, "root", "not the password");
        }
        signIn(page, "root", PASSWORD);
        assertThat(page.locator("[role=alert]")).hasText("Too many wrong tries. Try again in 1 s.");
        door.core.clock.advance(Duration.ofSeconds(1));
        signIn(page, "root", PASSWORD);
        assertThat(page).hasURL(href());
    }

    @Test
    void in_polish_it_is_asked_in_polish() {
        Page page = BROWSER.page(1280, ColorScheme.LIGHT, true, "pl-PL");
        page.navigate(href());
        assertThat(page.getByLabel("Login")).isVisible();
        assertThat(page.getByLabel("Hasło")).isVisible();
    }

    @Test
    void a_consultant_is_offered_what_consultants_do_and_nothing_else() {
        add("anna", Role.CARE);
        Page page = signedIn("anna");
        assertThat(page.locator(".orders")).containsText("Restart");
        assertThat(page.locator(".orders button.danger")).hasCount(0);
        assertThat(page.locator("button[value=log]")).hasCount(1);
        assertThat(page.locator("button[value=configuration]")).hasCount(0);
        Page engineers = signedIn("root");
        assertThat(engineers.locator(".orders button.danger")).hasCount(1);
        assertThat(engineers.locator("button[value=configuration]")).hasCount(1);
    }

    @Test
    void what_a_role_may_not_do_is_refused_whatever_the_page_sends() {
        add("anna", Role.CARE);
        Page page = signedIn("anna");
        Object answer = page.evaluate("""
                () => fetch(location.pathname + '/actions', {method: 'POST',
                  headers: {'content-type': 'application/x-www-form-urlencoded'},
                  body: 'key=k&action=factory-reset&sure=yes'}).then(r => r.text().then(t => r.status + t))""");
        assertThat(answer.toString()).startsWith("403").contains("Not allowed").contains("the permission engineer");
        assertThat(door.actions.ofDevice(box.id(), 1)).isEmpty();
    }

    @Test
    void an_auditor_looks_and_orders_nothing() {
        add("eva", Role.AUDITOR);
        Page page = signedIn("eva");
        assertThat(page.locator(".who")).containsText("SN-1001");
        assertThat(page.locator(".orders form")).hasCount(0);
        assertThat(page.locator("form.fetch")).hasCount(0);
    }

    @Test
    void an_order_is_whose_it_is_and_in_the_trail() {
        add("anna", Role.CARE);
        Page page = signedIn("anna");
        button(page, "Restart").click();
        assertThat(page.locator("#live")).containsText("Restart");
        assertThat(door.actions.ofDevice(box.id(), 1).getFirst().requester().who()).isEqualTo("anna");
        button(page, "Sign out").click();
        assertThat(page.locator("h1")).hasText("Sign in");
        assertThat(trail()).allMatch(entry -> entry.who().equals("anna") && entry.kind() == Caller.Kind.PERSON);
        assertThat(trail()).extracting(AuditEntry::deed).contains(Deed.SIGNED_IN, Deed.LOOKED, Deed.ACTED,
                Deed.SIGNED_OUT);
    }

    @Test
    void a_failed_try_is_in_the_trail_without_what_nobody_is_called() {
        Page page = asked();
        signIn(page, "root", "not the password");
        signIn(page, "my-password-typed-here", "not the password");
        assertThat(page.locator("[role=alert]")).isVisible();
        assertThat(trail()).extracting(AuditEntry::deed).containsExactly(Deed.SIGN_IN_FAILED, Deed.SIGN_IN_FAILED);
        assertThat(trail()).extracting(AuditEntry::who).containsExactlyInAnyOrder("root", "");
    }

    @Test
    void who_is_disabled_is_out_at_once_and_a_new_role_holds_at_once() {
        add("anna", Role.ENGINEER);
        Page page = signedIn("anna");
        assertThat(page.locator(".orders button.danger")).hasCount(1);
        door.accounts.change("anna", new AccountChange(Role.CARE, null, null));
        page.reload();
        assertThat(page.locator(".orders button.danger")).hasCount(0);
        door.accounts.change("anna", new AccountChange(null, true, null));
        page.reload();
        assertThat(page.locator("h1")).hasText("Sign in");
        signIn(page, "anna", PASSWORD);
        assertThat(page.locator("[role=alert]")).isVisible();
    }

    @Test
    void without_the_trail_no_box_is_shown() {
        Page page = signedIn("root");
        door.core.database.transact(handle -> handle.execute("ALTER TABLE audit RENAME TO audit_away"));
        Response answer = page.reload();
        assertThat(answer).isNotNull();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(page.locator("main")).not().containsText("SN-1001");
    }
}
