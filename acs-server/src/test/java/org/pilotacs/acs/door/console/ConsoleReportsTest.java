package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// What many contacts show, in a real browser.
class ConsoleReportsTest {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private TestDoor door;

    @BeforeEach
    void open() {
        door = TestDoor.open();
        Device box = SampleBox.comes(door.core, "SN-1001");
        for (int i = 0; i < 4; i++) {
            contact(box, "dish-moved", i == 0 ? "no" : "yes", i);
        }
        contact(box, "no-rights", "later", 4);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private void contact(Device box, String cause, String helped, int number) {
        door.post("/care/v1/contacts", """
                {"device":"%s","channel":"phone","agent":"anna","category":"no-signal","helped":"%s",
                 "cause":{"id":"%s","source":"agent"},"actions":[{"kind":"restart"},{"kind":"tighten-cable"}]}
                """.formatted(box.id().value(), helped, cause), "Idempotency-Key", "k" + number);
    }

    private Page visit(String path, String language) {
        Page page = BROWSER.page(1280, ColorScheme.LIGHT, false, language);
        page.navigate(door.uri(path).toString());
        return page;
    }

    @Test
    void causes_come_by_their_titles_with_how_sure_a_share_is() {
        Page page = visit("/reports", "pl-PL");
        Locator first = page.locator(".reports section").first().locator("tbody tr").first();
        assertThat(first.locator("th")).not().containsText("dish-moved");
        assertThat(first.locator(".num")).hasText("4");
        assertThat(first).containsText("75 % (30–95)");
        assertThat(first.locator("rect")).hasAttribute("width", "100");
        assertThat(page.locator(".counts dd").first()).hasText("5");
        assertThat(page.locator(".reports section").last()).containsText("Uruchom ponownie");
    }

    @Test
    void what_is_asked_for_holds_for_the_tables_too() {
        Page page = visit("/reports?from=&to=&model=SV-S2+PVR&area=00", "en-GB");
        assertThat(page.locator(".counts dd").first()).hasText("5");
        String table = page.locator(".reports a[download]").first().getAttribute("href");
        assertThat(door.get(table).body()).startsWith("cause,contacts").contains("dish-moved,4,3,1");
        assertThat(door.get(page.locator("a[href*=resolution]").getAttribute("href")).body()).startsWith("all,");
        assertThat(door.get(page.locator("a[href*=actions]").getAttribute("href")).body()).contains("tighten-cable");
        page.navigate(door.uri("/reports?model=Other").toString());
        assertThat(page.locator(".none")).hasText("No contact was written down in this time.");
    }

    @Test
    void a_day_that_is_none_is_refused() {
        assertThat(door.get("/reports?from=yesterday").statusCode()).isEqualTo(400);
        assertThat(door.get("/reports?to=2026-02-31").body()).contains("2026-11-30");
        assertThat(door.get("/reports/secrets.csv").statusCode()).isEqualTo(404);
    }
}
