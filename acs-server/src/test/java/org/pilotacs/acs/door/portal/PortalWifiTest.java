package org.pilotacs.acs.door.portal;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.action.WifiChannel;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.customer.PortalPath;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Given a customer with a router, when they come with a telephone in their hand, then they improve their Wi-Fi, and no password
/// stands anywhere.
class PortalWifiTest extends PortalCase {
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
}
