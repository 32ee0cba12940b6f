package org.pilotacs.acs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.door.console.Axe;
import org.pilotacs.acs.door.console.Browser;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Radio.Band;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;
import org.pilotacs.sim.fleet.OneWayBox;
import org.pilotacs.sim.fleet.OneWayFleet;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Given customers with boxes of each kind, when they press each button of the portal on a telephone, then the box does it and the
/// page says so once it is so. A whole server, simulated boxes over their real protocols, a real browser.
class SelfServiceCallTest {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocatorAssertions.HasTextOptions PATIENT = new LocatorAssertions.HasTextOptions()
            .setTimeout(PATIENCE.toMillis());
    private static final String PASSWORD = "zielone okna 12";
    private static final String WLAN = "LANDevice.1.WLANConfiguration.1.";
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    @TempDir
    private Path data;

    private AcsConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("PILOT_SELF_SERVICE_CODES_SENDER", "file");
        all.put("PILOT_SELF_SERVICE_CODES_FOLDER", letters().toString());
        return Lab.config(data, all);
    }

    private Path letters() {
        return data.resolve("codes");
    }

    private static Page enter(CareClient care, String subscriber) throws IOException, InterruptedException {
        String link = care.post("/care/v1/subscribers/" + subscriber + "/link", "{}").json().path("url").asText();
        Page page = BROWSER.page(375, ColorScheme.LIGHT, true, "en-GB");
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.navigate(link);
        page.locator("main .primary").click();
        page.locator(".boxes a").first().click();
        return page;
    }

    /// What can be pressed on a box's page.
    private static List<String> buttons(Page page) {
        assertThat(page.locator(".do").first()).isVisible();
        return page.locator(".do a.button").allTextContents();
    }

    /// Presses a button and what follows, up to the page that says how it goes.
    private void press(Page page, String name) throws IOException {
        page.locator(".do a.button").filter(new Locator.FilterOptions().setHasText(name)).click();
        page.locator("main .primary").click();
        if (page.locator("#code").count() > 0) {
            page.locator("#code").fill(code());
            page.locator("main .primary").click();
        }
        assertThat(page.locator(".panel .what")).hasText(name);
    }

    private String code() throws IOException {
        try (Stream<Path> files = Files.list(letters())) {
            Path letter = files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
            Matcher digits = SIX_DIGITS.matcher(new JsonMapper().readTree(letter.toFile()).path("text").asText());
            assertThat(digits.find()).isTrue();
            Files.delete(letter);
            return digits.group();
        }
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("pilot.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    private static void accessible(Page page) {
        assertThat(Axe.ALL.violations(page)).isEmpty();
    }

    private List<String> pressAll(Page page) throws IOException {
        String box = page.url();
        List<String> pressed = new ArrayList<>();
        for (String name : buttons(page)) {
            page.navigate(box);
            press(page, name);
            assertThat(page.locator(".panel .word")).hasText("Done", PATIENT);
            accessible(page);
            pressed.add(name);
        }
        page.navigate(box);
        page.locator("form[action$='/check'] button").click();
        assertThat(page.locator(".state .word")).not().hasText("Being checked",
                new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis()));
        accessible(page);
        return pressed;
    }

    @Test
    void each_button_of_a_decoder_that_speaks_TR_069_is_walked_to_its_end() throws Exception {
        try (AcsServer server = AcsServer.start(
                config(Lab.settings(TestDatabases.environment(TestDatabases.Kind.H2), 0, 0)), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            care.importInventory(fleet.inventory().collect(Collectors.joining("\n")));
            String subscriber = care.get("/care/v1/devices").json().at("/devices/0/subscriber").asText();
            Page page = enter(care, subscriber);
            String box = page.url();
            assertThat(pressAll(page)).contains("Restart the box", "Restore the factory PIN");
            page.navigate(box + "/aim");
            assertThat(page.locator("[data-word]")).containsText("Signal found",
                    new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis()));
            assertThat(page.locator("[role=meter]")).hasAttribute("aria-valuenow", Pattern.compile("[1-9][0-9]?|100"));
            page.locator("[data-sound]").click();
            assertThat(page.locator("[data-sound]")).hasAttribute("aria-pressed", "true");
            accessible(page);
            picture(page, "my-aim");
            page.navigate(box);
        }
    }

    @Test
    void a_homes_wifi_is_put_right_from_a_telephone_and_its_password_stays_between_it_and_the_router()
            throws Exception {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(TestDatabases.Kind.H2));
        settings.put("PILOT_SELF_SERVICE_LIMITS_FIX_WIFI_PAUSE", "0s");
        try (Leftovers left = new Leftovers(data)) {
            String shown;
            try (AcsServer server = AcsServer.start(config(Lab.settings(settings, 0, 0)), Clock.systemUTC());
                    Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1).mix(new FleetConfig.Mix(0, 1, 0, 0)));
                    CareClient care = new CareClient(server.console().getPort())) {
                fleet.awaitAllInformed(PATIENCE);
                care.importInventory(fleet.inventory().collect(Collectors.joining("\n")));
                shown = improveWifi(fleet.boxes().iterator().next(), care);
            }
            assertThat(shown).contains("Zacisze 7", "fix-wifi password").doesNotContain(PASSWORD, "zielone+okna");
            assertThat(left.logged()).isNotEmpty().noneMatch(line -> line.contains(PASSWORD));
            assertThat(left.files()).anyMatch(file -> file.contains("Zacisze 7"))
                    .noneMatch(file -> file.contains(PASSWORD) || file.contains("zielone+okna"));
        }
    }

    /// Returns all that anybody can look at afterwards.
    private String improveWifi(SimulatedBox box, CareClient care) throws Exception {
        box.router().home().noise(-70);
        assertThat(care.press(Lab.device(box), "check-signal", "k").at("/outcome/kind").asText())
                .isEqualTo("confirmed");
        String subscriber = box.inventory().subscriber();
        Page page = enter(care, subscriber);
        String home = page.url();
        openWifi(page, home);
        assertThat(page.locator(".facts")).containsText("channel 6, 2.4 GHz");
        accessible(page);
        picture(page, "my-wifi");
        page.locator("main .primary").click();
        assertThat(page.locator(".panel .says")).hasText("Done. Your Wi-Fi is on the channel that was chosen.",
                PATIENT);
        accessible(page);
        assertThat(box.router().radio(Band.GHZ_2_4).channel()).as("a quieter one").isEqualTo(1);
        openWifi(page, home);
        typed(page, "Change the name", "name", "Zacisze 7");
        assertThat(page.locator(".panel .says")).hasText("Done. Your Wi-Fi is called “Zacisze 7” now.", PATIENT);
        assertThat(box.model().value(WLAN + "SSID")).isEqualTo("Zacisze 7");
        openWifi(page, home);
        typed(page, "Change the password", "password", PASSWORD);
        assertThat(page.locator(".panel .says")).hasText("Done. Your box has taken the new password.", PATIENT);
        assertThat(page.locator("ol.you"))
                .hasText("Your phone and laptop will drop off; connect them again with the new password.");
        accessible(page);
        assertThat(box.model().value(WLAN + "KeyPassphrase")).isEqualTo(PASSWORD);
        assertThat(box.router().wifiClients()).as("nobody else knows it yet").isEmpty();
        StringBuilder shown = new StringBuilder(page.url() + page.content());
        for (String more : List.of(home, home + "/history", home + "/fix-wifi")) {
            page.navigate(more);
            shown.append(page.content());
        }
        String device = "/care/v1/devices/" + CareClient.escaped(Lab.device(box).value());
        for (String path : List.of(device, device + "/actions", device + "/timeline", device + "/parameters?limit=1000",
                "/care/v1/audit", "/care/v1/events", "/care/v1/subscribers/" + subscriber + "/data")) {
            CareClient.Answer answer = care.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            shown.append(answer.json());
        }
        return shown.toString();
    }

    private static void openWifi(Page page, String home) {
        page.navigate(home);
        page.locator(".do a.button").filter(new Locator.FilterOptions().setHasText("Improve Wi-Fi")).click();
    }

    private static void typed(Page page, String button, String field, String text) {
        page.locator("summary").filter(new Locator.FilterOptions().setHasText(button)).click();
        page.locator("#" + field).fill(text);
        page.locator("details[open] form button:not([type=button])").click();
    }

    @Test
    void each_button_of_a_decoder_that_speaks_LwM2M_is_walked_to_its_end() throws Exception {
        try (AcsServer server = AcsServer.start(
                config(Lab.withLwm2m(TestDatabases.environment(TestDatabases.Kind.POSTGRES))), Clock.systemUTC());
                Fleet fleet = Fleet
                        .start(FleetConfig.of(Lwm2mFleet.of(Objects.requireNonNull(server.coap()), 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            care.importInventory(fleet.inventory().collect(Collectors.joining("\n")));
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            box.decoder().card().entitlements(0);
            assertThat(pressAll(enter(care, box.inventory().subscriber()))).contains("Restore channels",
                    "Restart the box", "Restore the factory PIN");
            assertThat(box.decoder().card().read().entitlements()).isPositive();
            assertThat(box.decoder().pin().isDefault()).isTrue();
        }
    }

    @Test
    void each_button_of_a_decoder_that_only_listens_ends_with_what_its_owner_sees() throws Exception {
        try (Fleet fleet = Fleet.start(FleetConfig.of(OneWayFleet.of(1)))) {
            OneWayBox box = fleet.oneWayBoxes().iterator().next();
            box.decoder().card().entitlements(0);
            Map<String, String> settings = new HashMap<>(TestDatabases.environment(TestDatabases.Kind.H2));
            settings.put("PILOT_SATELLITE_FILE",
                    SatelliteLab.file(data, fleet.headend().mux().port(), SatelliteLab.QUICK).toString());
            try (AcsServer server = AcsServer.start(config(Lab.settings(settings, 0, 0)), Clock.systemUTC());
                    CareClient care = new CareClient(server.console().getPort())) {
                SatelliteLab.admit(care, fleet);
                Page page = enter(care, box.inventory().subscriber());
                String home = page.url();
                press(page, "Restore channels");
                assertThat(page.locator(".panel .says")).containsText("Sent by satellite.",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis()));
                Awaitility.await("the card to open").atMost(PATIENCE)
                        .until(() -> box.decoder().card().read().entitlements() > 0);
                assertThat(page.locator("ol.you")).containsText("channel 1");
                assertThat(page.locator(".panel .word")).not().hasText("Done");
                page.locator("#shown").fill(SatelliteLab.screen(box));
                page.locator(".panel form button").last().click();
                assertThat(page.locator(".panel .word")).hasText("Done", PATIENT);
                accessible(page);
                page.navigate(home);
                press(page, "Restore the factory PIN");
                Awaitility.await("the PIN").atMost(PATIENCE).until(() -> box.decoder().pin().isDefault());
                page.locator("button[value=yes]").click();
                assertThat(page.locator(".panel .word")).hasText("Done", PATIENT);
                assertThat(page.locator(".panel .says")).containsText("manual");
                accessible(page);
            }
        }
    }
}
