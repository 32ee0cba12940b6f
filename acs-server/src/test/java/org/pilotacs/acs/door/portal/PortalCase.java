package org.pilotacs.acs.door.portal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.CustomerConfig;
import org.pilotacs.acs.customer.Limits;
import org.pilotacs.acs.device.Device;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// A customer with a decoder that answers and one that only listens, and a telephone in their hand. With
/// `-Dpilot.pictures=FOLDER` the pictures of the documents are written there.
abstract class PortalCase {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    static final Customer ANNA = new Customer("10045512", "");
    static final int PHONE = 375;
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    @TempDir
    Path letters;
    OperatorsPortal portal;
    TestDoor door;
    Device box;
    Device listener;

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

    String link() {
        return door.mine("/my/enter/" + door.links.add(ANNA, door.core.clock.instant()).secret().reveal()).toString();
    }

    Page enter(String language, ColorScheme scheme, boolean scripts) {
        Page page = BROWSER.page(PHONE, scheme, scripts, language);
        page.navigate(link());
        page.locator("main .primary").click();
        assertThat(page).hasURL(door.mine("/my").toString());
        return page;
    }

    Page enter() {
        return enter("en-GB", ColorScheme.LIGHT, true);
    }

    static void fine(Page page) {
        assertThat(Axe.ALL.violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is wider than a telephone").isEqualTo(true);
    }

    static void picture(Page page, String name) {
        String folder = System.getProperty("pilot.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    static Locator named(Page page, AriaRole role, String name) {
        return page.locator("main").getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    void goTo(Page page, Device device) {
        page.navigate(door.mine(PortalPath.of(device)).toString());
    }

    List<AuditEntry> trail(Deed deed) {
        return door.trail.find(new AuditSearch("", "", null, null, null, 200)).entries().stream()
                .filter(one -> one.deed() == deed).toList();
    }

    static void looks(Page page, boolean scripts, String name) {
        if (scripts) {
            fine(page);
            picture(page, name);
        }
    }

    String code() throws IOException {
        try (Stream<Path> files = Files.list(letters)) {
            Path letter = files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
            Matcher digits = SIX_DIGITS.matcher(new JsonMapper().readTree(letter.toFile()).path("text").asText());
            assertThat(digits.find()).isTrue();
            return digits.group();
        }
    }

    String mark(String session) {
        Matcher mark = Pattern.compile("name=\"mark\" value=\"([0-9a-f]{64})\"").matcher(get("/my", session).body());
        assertThat(mark.find()).isTrue();
        return mark.group(1);
    }

    String session() {
        HttpResponse<String> entered = form("/my/enter",
                "link=" + door.links.add(ANNA, TestDoor.NOW).secret().reveal(), "");
        String cookie = entered.headers().firstValue("set-cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    HttpResponse<String> get(String path, String session) {
        return door.send(HttpRequest.newBuilder(door.mine(path)).header("Cookie", session));
    }

    HttpResponse<String> form(String path, String body, String session) {
        return door.send(HttpRequest.newBuilder(door.mine(path)).header("Cookie", session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
