package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.door.console.Axe;
import org.pilotacs.acs.door.console.Browser;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Given a customer whose card has lost its rights, when a consultant takes the call in the console, then the box is found,
/// what is wrong is said, the one button mends it, that it did is seen on the box, and the contact is saved. A whole server,
/// a simulated box, a real browser. With `-Dpilot.pictures=FOLDER` the pictures of the documents are written there.
class WholeCallTest {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    private enum Speech {
        ENGLISH(TestDatabases.Kind.H2, "en-GB", ColorScheme.LIGHT, "The card has lost its rights",
                "It helped: what was wrong is gone."),
        POLISH(
                TestDatabases.Kind.POSTGRES, "pl-PL", ColorScheme.DARK, "Karta straciła uprawnienia",
                "Pomogło: usterka zniknęła.");

        private final TestDatabases.Kind kind;
        private final String locale;
        private final ColorScheme scheme;
        private final String verdict;
        private final String helped;

        Speech(TestDatabases.Kind kind, String locale, ColorScheme scheme, String verdict, String helped) {
            this.kind = kind;
            this.locale = locale;
            this.scheme = scheme;
            this.verdict = verdict;
            this.helped = helped;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_call_is_taken_from_the_search_to_the_saved_contact(Speech speech) throws Exception {
        try (AcsServer server = AcsServer.start(Lab.config(data, Lab.withLwm2m(TestDatabases.environment(speech.kind))),
                Clock.systemUTC());
                Fleet fleet = Fleet
                        .start(FleetConfig.of(Lwm2mFleet.of(Objects.requireNonNull(server.coap()), 3)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            care.importInventory(fleet.inventory().collect(Collectors.joining("\n")));
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            box.decoder().card().entitlements(0);
            Page page = BROWSER.page(1280, speech.scheme, true, speech.locale);
            page.setDefaultTimeout(PATIENCE.toMillis());

            page.navigate(server.console().toString());
            page.locator("#q").fill(box.inventory().subscriber());
            picture(page, speech, "search");
            page.locator("#q").press("Enter");
            if (page.locator("#answer").count() == 0) {
                page.locator("table.list th a").first().click();
            }
            assertThat(page.locator(".who")).containsText(box.inventory().subscriber());

            page.locator("#said").selectOption("scrambled");
            page.locator(".ask button").click();
            Locator answer = page.locator("#answer");
            assertThat(answer).containsText(speech.verdict);
            assertThat(page.locator(".verdict .because")).isVisible();
            accessible(page);
            picture(page, speech, "verdict");

            Locator next = page.locator(".orders button.primary");
            assertThat(next).hasCount(1);
            next.click();
            picture(page, speech, "action");
            assertThat(page.locator(".verdict .helped")).hasText(speech.helped,
                    new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis()));
            assertThat(box.decoder().card().read().entitlements()).isPositive();
            accessible(page);
            picture(page, speech, "mended");

            assertThat(page.locator("#contact-said")).hasValue("scrambled");
            assertThat(page.locator("#contact-cause")).hasValue("no-rights");
            page.locator(".note [name=helped][value=yes]").check();
            page.locator("#contact-note").fill("\"><script>alert(1)</script>");
            page.locator(".note .field button").click();
            assertThat(page.locator(".saved")).isVisible();
            picture(page, speech, "saved");

            JsonNode contact = care.get("/care/v1/contacts").json().path("contacts").path(0);
            assertThat(contact.path("subscriber").asText()).isEqualTo(box.inventory().subscriber());
            assertThat(contact.path("category").asText()).isEqualTo("scrambled");
            assertThat(contact.path("helped").asText()).isEqualTo("yes");
            assertThat(contact.path("actions").findValuesAsText("kind")).contains("reconnect");
            assertThat(contact.path("note").asText()).isEqualTo("\"><script>alert(1)</script>");
        }
    }

    private static void accessible(Page page) {
        assertThat(Axe.ALL.violations(page)).isEmpty();
    }

    private static void picture(Page page, Speech speech, String name) {
        String folder = System.getProperty("pilot.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setCaret(ScreenshotCaret.INITIAL)
                    .setPath(Path.of(folder, "call-" + name + (speech == Speech.POLISH ? "-pl" : "") + ".png")));
        }
    }
}
