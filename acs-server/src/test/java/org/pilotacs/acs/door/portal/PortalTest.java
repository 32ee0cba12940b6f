package org.pilotacs.acs.door.portal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.action.WifiChannel;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.ContactSearch;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.CustomerConfig;
import org.pilotacs.acs.customer.Limits;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.door.console.Axe;
import org.pilotacs.acs.door.console.Browser;
import org.pilotacs.acs.door.customer.PortalPath;
import org.pilotacs.acs.door.customer.SelfServiceConfig;
import org.pilotacs.acs.door.http.Proxies;
import org.pilotacs.acs.door.jwt.OperatorsPortal;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.sender.CodeSenderConfig;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Given a customer with a decoder that answers and one that only listens, when they come with a telephone in their hand, then
/// each button is walked to its true end. With `-Dpilot.pictures=FOLDER` the pictures of the documents are written there.
class PortalTest {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final Customer ANNA = new Customer("10045512", "");
    private static final int PHONE = 375;
    private static final int MOST_BYTES = 100 * 1024;
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    @TempDir
    private Path letters;
    private OperatorsPortal portal;
    private TestDoor door;
    private Device box;
    private Device listener;

    @BeforeEach
    void open() {
        portal = new OperatorsPortal();
        door = TestDoor.withSelfService(TestDatabases.Kind.H2, new SelfServiceConfig("127.0.0.1", 0, "", Proxies.NONE,
                portal.config(), CustomerConfig.DEFAULT, Limits.DEFAULT,
                new CodeSenderConfig("file", letters, CodeSenderConfig.Smtp.NONE, "")));
        box = SampleBox.comes(door.core, "SN-1001", SampleBox.LATELY, SampleBox.LATELY);
        listener = SampleBox.oneWay(door.core, "OW-1", "010744321188");
        door.core.air.stations.add(SampleAiring.up(TestDoor.NOW));
    }

    @AfterEach
    void close() {
        door.close();
        portal.close();
    }

    private String link() {
        return door.mine("/my/enter/" + door.links.add(ANNA, door.core.clock.instant()).secret().reveal()).toString();
    }

    private Page enter(String language, ColorScheme scheme, boolean scripts) {
        Page page = BROWSER.page(PHONE, scheme, scripts, language);
        page.navigate(link());
        page.locator("main .primary").click();
        assertThat(page).hasURL(door.mine("/my").toString());
        return page;
    }

    private Page enter() {
        return enter("en-GB", ColorScheme.LIGHT, true);
    }

    private static void fine(Page page) {
        assertThat(Axe.ALL.violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is wider than a telephone").isEqualTo(true);
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("pilot.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    private static Locator named(Page page, AriaRole role, String name) {
        return page.locator("main").getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private void goTo(Page page, Device device) {
        page.navigate(door.mine(PortalPath.of(device)).toString());
    }

    private List<AuditEntry> trail(Deed deed) {
        return door.trail.find(new AuditSearch("", "", null, null, null, 200)).entries().stream()
                .filter(one -> one.deed() == deed).toList();
    }

    @ParameterizedTest
    @CsvSource({ "en-GB, LIGHT, en, What do you see?", "pl-PL, DARK, pl, Co widzisz?"})
    void the_first_page_asks_one_question_and_shows_the_boxes(String language, ColorScheme scheme, String tag,
            String question) {
        Page page = enter(language, scheme, true);
        assertThat(page.locator("h1")).hasText(question);
        assertThat(page.locator(".screens button")).hasCount(Screen.values().length);
        assertThat(page.locator(".boxes li")).hasCount(2);
        fine(page);
        picture(page, "my-home-" + tag);
        goTo(page, box);
        assertThat(page.locator(".state")).isVisible();
        fine(page);
        picture(page, "my-box-" + tag);
        page.navigate(door.mine(PortalPath.of(box) + "/history").toString());
        fine(page);
        page.navigate(door.mine(PortalPath.of(box) + "/about").toString());
        assertThat(page.locator(".facts")).containsText("SN-1001");
        fine(page);
        picture(page, "my-about-" + tag);
        page.locator("main a.button").click();
        assertThat(page.locator(".manual h2").first()).isVisible();
        fine(page);
        picture(page, "my-manual-" + tag);
        page.navigate(door.mine("/my/write").toString());
        fine(page);
        page.navigate(door.mine("/my/boxes/nobody").toString());
        fine(page);
    }

    @Test
    void the_first_view_is_small() {
        Page page = BROWSER.page(PHONE, ColorScheme.LIGHT, true, "en-GB");
        List<Response> all = new CopyOnWriteArrayList<>();
        page.onResponse(all::add);
        page.navigate(link());
        page.locator("main .primary").click();
        assertThat(page.locator(".boxes li")).hasCount(2);
        page.waitForLoadState();
        long bytes = all.stream().mapToLong(PortalTest::size).sum();
        assertThat(bytes).as("all that came over the line: %s", all.stream().map(Response::url).toList())
                .isBetween(5_000L, (long) MOST_BYTES);
    }

    private static long size(Response response) {
        return response.request().sizes().responseBodySize + response.request().sizes().responseHeadersSize;
    }

    @ParameterizedTest
    @CsvSource({ "true", "false"})
    void a_restart_is_followed_to_its_end_with_scripts_and_without(boolean scripts) {
        Page page = enter("en-GB", ColorScheme.LIGHT, scripts);
        goTo(page, box);
        named(page, AriaRole.LINK, "Restart the box").click();
        if (scripts) {
            fine(page);
        }
        named(page, AriaRole.BUTTON, "Do it").click();
        assertThat(page.locator(".panel .says")).hasText("Your box gets the order in a moment.");
        door.core.park(door.core.claim(box.id()));
        seen(page, scripts, "Your box is restarting. The picture comes back by itself.");
        if (scripts) {
            fine(page);
            picture(page, "my-restart");
        }
        door.core.settle(door.core.resume(box.id()), door.core.confirmed());
        while (door.actions.ofDevice(box.id(), 1).getFirst().outcome() == null) {
            door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        }
        seen(page, scripts, "Done. Your box has restarted.");
        goTo(page, box);
        named(page, AriaRole.LINK, "What was done").click();
        assertThat(page.locator(".history li").first()).containsText("Restart the box: done");
    }

    private static void seen(Page page, boolean scripts, String text) {
        if (!scripts) {
            page.reload();
        }
        assertThat(page.locator(".panel .says")).hasText(text);
    }

    @Test
    void the_factory_PIN_comes_back_after_the_code_that_was_sent() throws IOException {
        Page page = enter();
        goTo(page, box);
        named(page, AriaRole.LINK, "Restore the factory PIN").click();
        named(page, AriaRole.BUTTON, "Send me the code").click();
        fine(page);
        picture(page, "my-code");
        String code = code();
        page.locator("#code").fill(code.equals("111111") ? "222222" : "111111");
        named(page, AriaRole.BUTTON, "Restore the factory PIN").click();
        assertThat(page.locator("[role=alert]")).containsText("You can try 4 more times");
        fine(page);
        page.locator("#code").fill(code.substring(0, 3) + " " + code.substring(3));
        named(page, AriaRole.BUTTON, "Restore the factory PIN").click();
        assertThat(page.locator(".panel .word")).hasText("In a moment");
        assertThat(page.content()).as("nothing of the PIN before it is so").doesNotContain("0000");
        door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        assertThat(page.locator(".panel")).not().containsText("In a moment");
    }

    @ParameterizedTest
    @CsvSource({ "true", "false"})
    void the_past_is_downloaded_and_erased_with_scripts_and_without(boolean scripts) throws IOException {
        door.begin(box, new ActionRequest.CheckSignal());
        Page page = enter("en-GB", ColorScheme.LIGHT, scripts);
        page.locator("footer").getByText("My data").click();
        assertThat(page.locator("main")).containsText("30 days");
        Download file = page.waitForDownload(() -> named(page, AriaRole.BUTTON, "Download").click());
        assertThat(file.suggestedFilename()).isEqualTo("personal-data-10045512.json");
        assertThat(Files.readString(file.path())).contains("\"number\" : \"10045512\"", "SN-1001");
        named(page, AriaRole.LINK, "Erase my history").click();
        assertThat(page.locator("main")).containsText("You stay our customer");
        named(page, AriaRole.BUTTON, "Send me the code").click();
        String code = code();
        page.locator("#code").fill(code.equals("111111") ? "222222" : "111111");
        named(page, AriaRole.BUTTON, "Erase my history").click();
        assertThat(page.locator("[role=alert]")).containsText("You can try 4 more times");
        looks(page, scripts, "my-erase-en");
        page.locator("#code").fill(code);
        named(page, AriaRole.BUTTON, "Erase my history").click();
        assertThat(page.locator(".panel .word")).containsText("We wait until your boxes have done what they are at.");
        looks(page, scripts, "my-erasing-en");
        String followed = page.url();
        page.navigate(door.mine("/my/data/erase").toString());
        assertThat(page.locator(".notice")).hasText("It is being done.");
        named(page, AriaRole.LINK, "How it goes").click();
        assertThat(page).hasURL(followed);
        while (door.actions.ofDevice(box.id(), 1).getFirst().outcome() == null) {
            door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        }
        door.personalData.tick();
        page.reload();
        assertThat(page.locator(".panel .word")).hasText("Your history is erased.");
        assertThat(page.locator(".facts div").filter(new Locator.FilterOptions().setHasText("Orders")).locator("dd"))
                .hasText("1");
        List<Integer> rows = page.locator(".facts dd").allTextContents().stream().map(Integer::valueOf).toList();
        assertThat(rows.subList(0, rows.size() - 1).stream().mapToInt(Integer::intValue).sum()).as("in all")
                .isEqualTo(rows.getLast());
        looks(page, scripts, "my-erased-en");
        assertThat(door.actions.ofDevice(box.id(), 5)).isEmpty();
        page.navigate(door.mine("/my/data/erase").toString());
        assertThat(page.locator(".notice")).containsText("Possible again from");
        page.navigate(door.mine("/my").toString());
        // they stay a customer, and signed in
        assertThat(page.locator(".boxes li")).hasCount(2);
    }

    private static void looks(Page page, boolean scripts, String name) {
        if (scripts) {
            fine(page);
            picture(page, name);
        }
    }

    @Test
    void what_is_kept_and_what_an_erasure_does_is_said_in_Polish_too() {
        Page page = enter("pl-PL", ColorScheme.DARK, true);
        page.locator("footer").getByText("Moje dane").click();
        assertThat(page.locator("main")).containsText("30 dni");
        looks(page, true, "my-data-pl");
        named(page, AriaRole.LINK, "Usuń moją historię").click();
        assertThat(page.locator("main")).containsText("Nie da się tego odwołać ani cofnąć.");
        looks(page, true, "my-erase-pl");
    }

    @Test
    void another_sites_page_has_nothing_given_out_or_erased() {
        String session = session();
        for (String path : List.of("/my/data/download", "/my/data/code", "/my/data/erase")) {
            assertThat(form(path, "code=123456", session).statusCode()).as(path).isEqualTo(403);
            assertThat(form(path, "code=123456&mark=" + "0".repeat(64), session).statusCode()).isEqualTo(403);
            assertThat(form(path, "code=123456", "").statusCode()).isEqualTo(401);
        }
        assertThat(get("/my/data/download", session).statusCode()).as("no link of theirs either").isEqualTo(405);
        assertThat(get("/my/data/erasures/" + "0".repeat(24), session).statusCode()).isEqualTo(404);
        assertThat(door.personalData.erasures(ANNA.subscriber())).isEmpty();
        assertThat(trail(Deed.EXPORTED)).isEmpty();
        assertThat(letters.toFile().list()).isEmpty();
    }

    private String code() throws IOException {
        try (Stream<Path> files = Files.list(letters)) {
            Path letter = files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
            Matcher digits = SIX_DIGITS.matcher(new JsonMapper().readTree(letter.toFile()).path("text").asText());
            assertThat(digits.find()).isTrue();
            return digits.group();
        }
    }

    @Test
    void what_goes_by_satellite_ends_with_the_customers_word() {
        Page page = enter();
        goTo(page, listener);
        named(page, AriaRole.LINK, "Restore channels").click();
        named(page, AriaRole.BUTTON, "Do it").click();
        assertThat(page.locator(".panel .says")).hasText("It goes out by satellite in a moment.");
        door.core.air.takes(listener.id(), SampleAiring.withoutCode(2, TestDoor.NOW));
        assertThat(page.locator(".panel .says")).containsText("Sent by satellite.");
        assertThat(page.locator("ol.you")).containsText("Choose channel 1.");
        fine(page);
        picture(page, "my-on-air");
        door.core.air.stands(listener.id(), SampleAiring.arrived(9, TestDoor.NOW));
        named(page, AriaRole.BUTTON, "Yes, it works").click();
        assertThat(page.locator(".panel .word")).hasText("Done");
        fine(page);
    }

    private Device router() {
        door.core.imports("""
                {"serial":"200","oui":"B4C5D6","productClass":"HomeGate5","subscriber":"10045512"}
                """);
        Device router = door.core.comes(ActionWorld.ROUTER);
        String wlan = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.";
        String wan = "InternetGatewayDevice.WANDevice.1.";
        return door.core
                .sees(new Box(router.identity()).tells(door.core.clock.instant(), Box.value(wlan + "Enable", "1"),
                        Box.value(wlan + "SSID", "Zacisze 7"), Box.value(wlan + "Channel", "6"),
                        Box.value(wlan + "X_B4C5D6_Noise", "-66"),
                        Box.value(wlan + "AssociatedDevice.1.X_B4C5D6_RSSI", "-50"),
                        Box.value(wan + "WANDSLInterfaceConfig.Status", "Up"),
                        Box.value(wan + "WANDSLInterfaceConfig.DownstreamNoiseMargin", "110"),
                        Box.value(wan + "WANConnectionDevice.1.WANPPPConnection.1.ConnectionStatus", "Connected")));
    }

    @Test
    void wifi_on_a_crowded_channel_is_to_be_improved_and_its_page_says_what_it_is() {
        Device router = router();
        door.examinations.begin(router.id(), new Examination.Asked("x", Complaint.WIFI, ""), false, "k");
        Page page = enter();
        goTo(page, router);
        assertThat(page.locator(".state a.primary")).hasText("Improve Wi-Fi");
        fine(page);
        page.locator(".state a.primary").click();
        assertThat(page.locator(".facts")).containsText("Zacisze 7");
        assertThat(page.locator(".facts")).containsText("channel 6, 2.4 GHz");
        fine(page);
        named(page, AriaRole.BUTTON, "Choose another channel").click();
        assertThat(page.locator("ol.you"))
                .hasText("Wi-Fi drops for a few seconds. Your things come back by themselves.");
        assertThat(door.actions.ofDevice(router.id(), 1)).singleElement().extracting(Action::request)
                .isEqualTo(new ActionRequest.FixWifi());
        fine(page);
    }

    @ParameterizedTest
    @CsvSource({ "true", "false"})
    void a_wifi_password_that_is_not_taken_is_told_where_it_is_typed_and_stands_nowhere(boolean scripts) {
        Device router = router();
        Page page = enter("en-GB", ColorScheme.LIGHT, scripts);
        goTo(page, router);
        named(page, AriaRole.LINK, "Improve Wi-Fi").click();
        page.locator("summary").filter(new Locator.FilterOptions().setHasText("Change the password")).click();
        assertThat(page.locator("#password")).hasAttribute("type", scripts ? "password" : "text");
        page.locator("#password").fill("zażółć gęślą");
        named(page, AriaRole.BUTTON, "Change the password").click();
        assertThat(page.locator("[role=alert]")).containsText("A password has 8 to 63 letters without accents");
        assertThat(page.locator("#password")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#password")).isEmpty();
        assertThat(page.content() + page.url()).doesNotContain("zażółć");
        assertThat(door.actions.ofDevice(router.id(), 5)).isEmpty();
        if (scripts) {
            fine(page);
            picture(page, "my-wifi-password");
            named(page, AriaRole.BUTTON, "Show the password").click();
            assertThat(page.locator("#password")).hasAttribute("type", "text");
            fine(page);
        }
        page.locator("#password").fill("zielone okna");
        named(page, AriaRole.BUTTON, "Change the password").click();
        assertThat(page.locator("ol.you")).containsText("connect them again with the new password");
        assertThat(page.content() + page.url()).doesNotContain("zielone");
    }

    @Test
    void a_wifi_name_that_is_not_taken_is_there_to_be_mended() {
        Device router = router();
        Page page = enter("pl-PL", ColorScheme.DARK, true);
        goTo(page, router);
        named(page, AriaRole.LINK, "Popraw Wi-Fi").click();
        page.locator("summary").filter(new Locator.FilterOptions().setHasText("Zmień nazwę")).click();
        fine(page);
        page.locator("#name").fill("ąęśćżźńółąęśćżźńó");
        named(page, AriaRole.BUTTON, "Zmień nazwę").click();
        assertThat(page.locator("[role=alert]")).containsText("Nazwa ma do 32 liter");
        assertThat(page.locator("#name")).hasValue("ąęśćżźńółąęśćżźńó");
        fine(page);
        page.locator("#name").fill("Dom na Mokotowie ");
        named(page, AriaRole.BUTTON, "Zmień nazwę").click();
        assertThat(page.locator("ol.you")).containsText("nazwa będzie nowa");
        assertThat(door.actions.ofDevice(router.id(), 1)).singleElement().extracting(Action::request).isEqualTo(
                new ActionRequest.FixWifi(0, new WifiChannel.Same(), "Dom na Mokotowie", null));
        goTo(page, router);
        page.navigate(door.mine(PortalPath.of(router) + "/fix-wifi").toString());
        assertThat(page.locator(".notice")).hasText("Właśnie się to robi.");
        fine(page);
    }

    @Test
    void who_points_at_a_picture_has_the_box_looked_at() {
        Page page = enter();
        named(page, AriaRole.BUTTON, "Squares in the picture").click();
        assertThat(page.locator("h1")).hasText("Which box is it about?");
        fine(page);
        page.locator(".choice").filter(new Locator.FilterOptions().setHasText("010744321187")).click();
        assertThat(page.locator(".state .word")).hasText("Being checked");
        fine(page);
        door.core.answer(door.core.claim(box.id()), box, SampleBox.signal("142"));
        while (door.actions.ofDevice(box.id(), 1).getFirst().outcome() == null) {
            door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        }
        door.core.desk.harvest();
        door.examinations.sweep();
        assertThat(page.locator(".state .word")).not().hasText("Being checked");
        assertThat(page.locator(".state .says")).not().isEmpty();
    }

    @Test
    void a_message_arrives_with_what_is_known_of_the_box() {
        Page page = enter();
        page.locator("footer").getByText("Write to us").click();
        page.locator("#box").selectOption(box.id().value());
        page.locator("#screen").selectOption("squares");
        page.locator("#text").fill("Since the storm <script>alert(1)</script>");
        named(page, AriaRole.BUTTON, "Send").click();
        assertThat(page.locator("[role=status]")).containsText("Thank you");
        ContactNote note = door.core.contacts.search(ContactSearch.ofDevice(box.id(), null, 5)).contacts().getFirst()
                .note();
        assertThat(note.channel()).isEqualTo(ContactChannel.WEB);
        assertThat(note.text()).isEqualTo("Since the storm <script>alert(1)</script>");
    }

    @Test
    void during_an_incident_it_says_so_and_offers_nothing_useless() {
        door.post("/care/v1/incidents", """
                {"kind":"weak-signal","group":{"dimension":"everywhere"},"text":"We mend the uplink.","agent":"noc"}
                """);
        Page page = enter();
        goTo(page, box);
        assertThat(page.locator(".state .says")).hasText("We mend the uplink.");
        assertThat(named(page, AriaRole.LINK, "Restart the box")).hasCount(0);
        fine(page);
        picture(page, "my-incident");
    }

    @Test
    void a_link_lets_in_once_and_nobody_else_comes_in() {
        String link = link();
        Page page = BROWSER.page(PHONE, ColorScheme.LIGHT, true, "en-GB");
        page.navigate(link);
        page.navigate(link);
        fine(page);
        page.locator("main .primary").click();
        assertThat(page.locator("h1")).hasText("What do you see?");
        page.navigate(link);
        assertThat(page.locator("[role=alert]")).containsText("used already");
        fine(page);
        page.navigate(door.mine("/my").toString());
        page.locator("header .plain").last().click();
        assertThat(page.locator("h1")).hasText("Welcome");
        fine(page);
        page.navigate(door.mine(PortalPath.of(box)).toString());
        assertThat(page.locator("h1")).hasText("Welcome");
    }

    @Test
    void the_operators_pages_send_a_customer_in_with_a_token_that_is_good_once() {
        String token = portal.token(ANNA.subscriber(), TestDoor.NOW);
        HttpResponse<String> entered = form("/my/enter", "token=" + token, "");
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
        String cookie = entered.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/my");
        String session = cookie.substring(0, cookie.indexOf(';'));
        assertThat(get("/my", session).body()).contains("What do you see?");
        assertThat(form("/my/enter", "token=" + token, "").statusCode()).as("replayed").isEqualTo(401);
        assertThat(form("/my/enter", "token=a.b.c", "").statusCode()).isEqualTo(401);
        assertThat(form("/my/enter", "link=" + "0".repeat(48), "").statusCode()).isEqualTo(401);
        assertThat(trail(Deed.SIGN_IN_FAILED)).hasSize(3);
        assertThat(trail(Deed.SIGNED_IN)).hasSize(1);
    }

    @Test
    void another_sites_page_can_do_nothing_in_a_customers_name() {
        String session = session();
        String order = PortalPath.of(box) + "/actions";
        assertThat(form(order, "action=restart", session).statusCode()).as("without the mark").isEqualTo(403);
        assertThat(form(order, "action=restart&mark=" + "0".repeat(64), session).statusCode()).isEqualTo(403);
        String mark = mark(session);
        HttpResponse<String> foreign = door.send(HttpRequest.newBuilder(door.mine(order)).header("Cookie", session)
                .header("Sec-Fetch-Site", "cross-site").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("action=restart&mark=" + mark)));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(door.actions.ofDevice(box.id(), 5)).isEmpty();
        assertThat(form(order, "action=restart&mark=" + mark, session).statusCode()).isEqualTo(303);
        assertThat(get("/my", session).headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
    }

    @Test
    void another_customers_box_has_no_page() {
        door.core.imports("""
                {"serial":"SN-2001","oui":"A1B2C3","productClass":"SV-S2","subscriber":"20000001"}
                """);
        Device theirs = door.core.comes(SampleBox.identity("SN-2001"));
        String session = session();
        for (String path : List.of("", "/history", "/restart", "/fix-wifi")) {
            HttpResponse<String> real = get(PortalPath.of(theirs) + path, session);
            HttpResponse<String> none = get("/my/boxes/A1B2C3-NONE" + path, session);
            assertThat(real.statusCode()).isEqualTo(404);
            assertThat(plain(real)).isEqualTo(plain(none));
        }
        assertThat(trail(Deed.REFUSED)).hasSize(8);
        String wish = "password=zielone+okna&mark=" + mark(session);
        HttpResponse<String> real = form(PortalPath.of(theirs) + "/wifi", wish, session);
        assertThat(real.statusCode()).isEqualTo(404);
        assertThat(plain(real)).isEqualTo(plain(form("/my/boxes/A1B2C3-NONE/wifi", wish, session)));
        assertThat(door.actions.ofDevice(theirs.id(), 5)).isEmpty();
    }

    private String mark(String session) {
        Matcher mark = Pattern.compile("name=\"mark\" value=\"([0-9a-f]{64})\"").matcher(get("/my", session).body());
        assertThat(mark.find()).isTrue();
        return mark.group(1);
    }

    /// Without what differs with each call.
    private static String plain(HttpResponse<String> page) {
        return page.body().replaceAll("<code>[^<]*</code>", "").replaceAll("/my/boxes/[A-Za-z0-9%-]+", "BOX")
                .replaceAll("value=\"BOX[^\"]*\"", "");
    }

    private String session() {
        HttpResponse<String> entered = form("/my/enter",
                "link=" + door.links.add(ANNA, TestDoor.NOW).secret().reveal(), "");
        String cookie = entered.headers().firstValue("set-cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private HttpResponse<String> get(String path, String session) {
        return door.send(HttpRequest.newBuilder(door.mine(path)).header("Cookie", session));
    }

    private HttpResponse<String> form(String path, String body, String session) {
        return door.send(HttpRequest.newBuilder(door.mine(path)).header("Cookie", session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
