package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.incident.Group;
import org.pilotacs.acs.incident.IncidentKind;
import org.pilotacs.acs.incident.Incidents;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// What a consultant sees of trouble that many homes have, in a real browser.
class ConsoleIncidentsTest extends ConsoleCase {
    private static final String HOSTILE = "<img src=x onerror=document.title='owned'>";

    private void happens(Group group, String text) {
        door.core.incidents.begin(
                new Incidents.Announcement(IncidentKind.WEAK_SIGNAL, group, text, new Author("crm", "noc"), null));
    }

    @Test
    void without_an_incident_nothing_is_said_of_any() {
        Page page = visit(DeviceView.href(box), 1280, true, "en-GB");
        assertThat(page.locator(".incident")).hasCount(0);
        assertThat(page.locator("header")).not().containsText("incident");
        page.navigate(door.uri("/incidents").toString());
        assertThat(page.locator("main")).containsText("No incident");
    }

    @ParameterizedTest
    @ValueSource(ints = { 375, 1280})
    void the_banner_and_the_page_fit_and_everybody_can_use_them(int width) {
        happens(Group.EVERYWHERE, "Rain over the whole country, the picture comes back by itself");
        for (String path : new String[]{ DeviceView.href(box), "/incidents"}) {
            Page page = visit(path, width, true, "pl-PL");
            assertThat(page.locator(".incident")).containsText("Słaby sygnał wszędzie");
            assertThat(page.locator("header")).containsText("▲ 1 zakłócenie");
            assertThat(Axe.ALL.violations(page)).isEmpty();
            assertThat(page.evaluate(
                    "() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false})
    void what_cannot_help_is_only_done_if_one_says_anyway(boolean scripts) {
        happens(Group.EVERYWHERE, "Rain");
        Page page = visit(DeviceView.href(box), 1280, scripts, "en-GB");
        Locator restart = page.locator("form.order:has(input[value=restart])");
        assertThat(restart).containsText("That does not help now: Weak signal everywhere");
        Locator button = restart.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Restart"));
        button.click();
        assertThat(door.actions.ofDevice(box.id(), 9)).isEmpty();
        restart.getByRole(AriaRole.CHECKBOX).check();
        button.click();
        assertThat(page.locator("#live")).containsText("Queued");
        assertThat(door.actions.ofDevice(box.id(), 9)).hasSize(1);
    }

    @Test
    void names_that_mean_harm_are_shown_as_they_are() {
        happens(Group.area(HOSTILE), HOSTILE);
        Page page = visit("/incidents", 375, true, "en-GB");
        assertThat(page.locator(".incident")).containsText(HOSTILE);
        assertThat(page.locator(".incident img")).hasCount(0);
        assertThat(page.title()).doesNotContain("owned");
    }
}
