package org.pilotacs.acs.door.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.CustomerConfig;
import org.pilotacs.acs.customer.Limits;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.door.customer.SelfServiceConfig;
import org.pilotacs.acs.door.http.Proxies;
import org.pilotacs.acs.door.jwt.PortalTokenConfig;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.sender.CodeSenderConfig;
import org.pilotacs.acs.sender.MailServer;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Links to the portal that consultants give to customers: in a real browser, with a real mail server.
class ConsoleLinkTest {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final Pattern LINK = Pattern.compile("http\\S+/my/enter/([0-9a-zA-Z_-]+)");

    private final MailServer mail = MailServer.open();
    private TestDoor door = TestDoor.open();

    @AfterEach
    void close() {
        door.close();
        mail.close();
    }

    private void writes(CodeSenderConfig codes) {
        door.close();
        door = TestDoor.withSelfService(TestDatabases.Kind.H2, new SelfServiceConfig("127.0.0.1", 0, "", Proxies.NONE,
                PortalTokenConfig.NONE, CustomerConfig.DEFAULT, Limits.DEFAULT, codes));
    }

    private Page visit(boolean scripts, String language) {
        Device box = SampleBox.comes(door.core, "SN-1001");
        Page page = BROWSER.page(1280, ColorScheme.LIGHT, scripts, language);
        page.navigate(door.uri(DeviceView.href(box)).toString());
        return page;
    }

    private static Locator button(Locator form, String name) {
        return form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("pilot.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    /// The secret of a link that lets its owner in.
    private String secret(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        assertThat(door.links.look(Secret.of(link.group(1)), door.core.clock.instant()).map(Customer::subscriber))
                .hasValue("10045512");
        return link.group(1);
    }

    private List<String> trail() {
        return door.trail.find(new AuditSearch("", "", null, null, null, 200)).entries().stream()
                .filter(one -> "10045512".equals(one.subject().subscriber())).map(AuditEntry::detail)
                .filter(detail -> detail.contains("link")).toList();
    }

    @Test
    void a_link_is_sent_and_nobody_here_sees_it() throws Exception {
        writes(mail.plain());
        Page page = visit(true, "en-GB");
        Locator form = page.locator(".give-link");
        form.getByLabel("Customer’s e-mail").fill("anna@example.com");
        button(form, "Send a link").click();
        assertThat(form.locator(".given")).containsText("Sent to a…@example.com. The link lets the customer in once,");
        assertThat(Axe.ALL.violations(page)).isEmpty();
        picture(page, "link-sent");
        MailServer.Mail letter = mail.took.getFirst();
        assertThat(letter.to()).isEqualTo("anna@example.com");
        String secret = secret(letter.message().getContent().toString());
        assertThat(page.content()).doesNotContain(secret);
        assertThat(trail()).containsExactly("link to the portal, to be sent");
    }

    @Test
    void who_has_no_address_is_told_so_and_can_be_read_it_out() throws Exception {
        writes(mail.plain());
        Page page = visit(true, "pl-PL");
        Locator form = page.locator(".give-link");
        button(form, "Wyślij link").click();
        assertThat(form.locator(".given")).containsText("Nie wiadomo, dokąd wysłać.");
        button(form, "Pokaż link").click();
        assertThat(form.locator(".given")).containsText("Drugi raz go nie pokażemy.");
        secret(form.locator("code").textContent());
        assertThat(form.getByText("Kopiuj")).isVisible();
        assertThat(Axe.ALL.violations(page)).isEmpty();
        picture(page, "link-shown");
        page.reload();
        assertThat(page.locator(".give-link code")).hasCount(0);
        assertThat(mail.took).isEmpty();
        assertThat(trail()).containsExactly("link to the portal");
    }

    @Test
    void a_mail_server_that_takes_nothing_is_said_and_noted() {
        CodeSenderConfig plain = mail.plain();
        mail.close();
        writes(plain);
        Page page = visit(true, "en-GB");
        Locator form = page.locator(".give-link");
        form.locator("#link-reach").fill("anna@example.com");
        button(form, "Send a link").click();
        assertThat(form.locator(".given")).containsText("It cannot be sent now");
        assertThat(trail()).containsExactlyInAnyOrder("link to the portal, to be sent",
                "link to the portal, to be sent: not done");
    }

    @Test
    void without_scripts_and_without_a_sender_it_is_shown_on_a_page_of_its_own() {
        Page page = visit(false, "en-GB");
        assertThat(page.getByText("Send a link")).hasCount(0);
        button(page.locator(".give-link"), "Show a link").click();
        secret(page.locator("main code").textContent());
        page.locator(".up a").click();
        assertThat(page.locator(".give-link")).isVisible();
    }

    @Test
    void a_box_that_is_nobodys_has_no_such_button_and_gets_no_link() {
        door.core.imports("""
                {"serial":"SN-9","oui":"A1B2C3","productClass":"SV-S2"}
                """);
        Device nobodys = door.core.comes(SampleBox.identity("SN-9"));
        assertThat(door.get(DeviceView.href(nobodys)).body()).doesNotContain("give-link");
        HttpResponse<String> refused = door.send(HttpRequest.newBuilder(door.uri(DeviceView.href(nobodys) + "/link"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("way=show")));
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(trail()).isEmpty();
    }
}
