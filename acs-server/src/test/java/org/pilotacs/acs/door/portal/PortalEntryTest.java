package org.pilotacs.acs.door.portal;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.door.customer.PortalPath;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Given a link or a token, who comes in by it sees what is theirs, once, and nobody else does.
class PortalEntryTest extends PortalCase {
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

    /// Without what differs with each call.
    private static String plain(HttpResponse<String> page) {
        return page.body().replaceAll("<code>[^<]*</code>", "").replaceAll("/my/boxes/[A-Za-z0-9%-]+", "BOX")
                .replaceAll("value=\"BOX[^\"]*\"", "");
    }
}
