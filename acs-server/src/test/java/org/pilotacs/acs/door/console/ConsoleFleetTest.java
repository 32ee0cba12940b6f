package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.incident.Group;
import org.pilotacs.acs.incident.IncidentKind;
import org.pilotacs.acs.incident.Incidents;

import java.time.Duration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// What an operator sees of all boxes together, in a real browser.
class ConsoleFleetTest extends ConsoleCase {
    private static final String HOSTILE = "<img src=x onerror=document.title='owned'>&model=x#";

    @BeforeEach
    void anotherOnlyListens() {
        SampleBox.oneWay(door.core, "SN-2001", "01");
    }

    private static void follow(Page page, String line) {
        page.locator("tr", new Page.LocatorOptions().setHasText(line)).first().locator("a").click();
    }

    @Test
    void incidents_come_first_and_each_number_leads_to_its_boxes() {
        door.core.incidents.begin(
                new Incidents.Announcement(IncidentKind.WEAK_SIGNAL, Group.EVERYWHERE, "Rain", new Author("noc", ""),
                        null));
        Page page = visit("/", true);
        page.keyboard().press("g");
        page.keyboard().press("f");
        assertThat(page.locator("h1")).hasText("Fleet");
        assertThat(page.locator("#fleet > :first-child")).containsText("Weak signal everywhere");
        assertThat(page.locator(".total")).containsText("2 boxes counted just now");
        follow(page, "within an hour");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("SN-1001");
        page.goBack();
        follow(page, "satellite, one-way");
        assertThat(page.locator("tbody")).containsText("SN-2001");
        page.goBack();
        follow(page, "SV-S2 · 3.2.1");
        assertThat(page.locator("h1")).hasText("SV-S2 · 3.2.1");
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void waiting_tasks_lead_to_their_boxes_without_scripts_too() {
        door.begin(box, new ActionRequest.Restart());
        Page page = visit("/fleet", false);
        assertThat(page.locator("noscript meta[http-equiv=refresh]")).hasCount(1);
        follow(page, "Tasks waiting");
        assertThat(page.locator("tbody")).containsText("SN-1001");
    }

    @Test
    void numbers_say_their_age_and_are_not_counted_for_each_look() {
        visit("/fleet", true);
        SampleBox.comes(door.core, "SN-1002");
        door.core.clock.advance(Duration.ofSeconds(40));
        Page page = visit("/fleet", false);
        assertThat(page.locator(".total")).containsText("2 boxes counted 40 s ago");
    }

    @Test
    void a_list_goes_on_page_by_page_and_comes_as_a_table() {
        for (int i = 0; i < 60; i++) {
            door.core.sees(new Box(new Identity("=cmd()", "D4E5F6", "HomeGate-5", "NV" + i))
                    .comes(TestDoor.NOW.minusSeconds(i), DeviceEvent.Kind.PERIODIC));
        }
        Page page = visit("/devices?model=HomeGate-5", true);
        assertThat(page.locator("tbody tr")).hasCount(50);
        page.getByText("Show more").click();
        assertThat(page.locator("tbody tr")).hasCount(10);
        String csv = door.get("/devices.csv?model=HomeGate-5").body();
        assertThat(csv.lines()).hasSize(61);
        assertThat(csv).contains(",'=cmd(),").doesNotContain(",=cmd()");
        assertThat(door.get("/devices?seen=sometime").statusCode()).isEqualTo(400);
        assertThat(door.get("/devices?cursor=%21").statusCode()).isEqualTo(400);
        assertThat(door.trail.find(new AuditSearch("", "", null, null, null, 9)).entries())
                .extracting(entry -> entry.deed() + " " + entry.detail())
                .contains("SEARCHED model=HomeGate-5", "SEARCHED csv model=HomeGate-5");
    }

    @Test
    void models_that_mean_harm_are_only_text_and_lead_to_their_own_boxes() {
        door.core.sees(new Box(new Identity("x", "D4E5F6", HOSTILE, "NV1")).comes(TestDoor.NOW,
                DeviceEvent.Kind.PERIODIC));
        Page page = visit("/fleet", true);
        assertThat(page.locator("main")).containsText(HOSTILE);
        assertThat(page.locator("main img")).hasCount(0);
        follow(page, HOSTILE);
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("NV1");
        assertThat(page.title()).contains(HOSTILE);
        assertThat(page.locator("main img")).hasCount(0);
    }
}
