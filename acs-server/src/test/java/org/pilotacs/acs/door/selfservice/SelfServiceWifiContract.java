package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.WifiChannel;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.Secret;

import java.net.http.HttpResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Given a customer's router, when the customer's portal calls, then of its Wi-Fi is changed what the model takes, and no password
/// stands anywhere.
abstract class SelfServiceWifiContract extends SelfServiceCase {
    private static final String PASSWORD = "zielone okna 12";

    SelfServiceWifiContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void what_of_wifi_can_be_changed_is_offered_with_its_limits() {
        Device router = router();
        JsonNode offer = get(path(router)).path("offers").get(4);
        assertThat(offer.path("state").asText()).isEqualTo("possible");
        JsonNode wifi = offer.path("wifi");
        assertThat(wifi.at("/networks/0/network").asInt()).isEqualTo(1);
        assertThat(wifi.path("channels")).extracting(JsonNode::asText).startsWith("auto", "1", "2").contains("11");
        assertThat(wifi.at("/name/most").asInt()).isEqualTo(32);
        assertThat(wifi.at("/password/least").asInt()).isEqualTo(8);
        assertThat(wifi.at("/password/says").asText()).contains("8 to 63 letters without accents");
        assertThat(wifi.path("cannot")).isEmpty();
        assertThat(get(path(box)).path("offers").get(4).path("wifi").isNull()).as("a decoder has none").isTrue();
        assertRefused(order(box, "{\"action\":\"fix-wifi\"}"), 422, "self-service.not-with-this-box");
    }

    @Test
    void wifi_that_nobody_has_asked_the_box_about_is_to_be_checked_first() {
        door.core.imports("""
                {"serial":"300","oui":"A0B1C2","productClass":"R5","subscriber":"%s"}
                """.formatted(ANNA));
        Device unasked = door.core.comes(new Identity("Acme", "A0B1C2", "R5", "300"));
        JsonNode offer = get(path(unasked)).path("offers").get(4);
        assertThat(offer.path("state").asText()).isEqualTo("check-first");
        assertThat(offer.path("why").asText()).contains("Check the signal");
        HttpResponse<String> refused = order(unasked, "{\"action\":\"fix-wifi\"}");
        assertRefused(refused, 400, "self-service.wifi-not-known");
    }

    @Test
    void a_new_wifi_name_and_password_are_ordered_and_the_password_is_nowhere() {
        Device router = router();
        String wish = "{\"action\":\"fix-wifi\",\"name\":\"Zacisze 7\",\"password\":\"" + PASSWORD + "\"}";
        HttpResponse<String> begun = order(router, wish);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        JsonNode progress = json(begun);
        assertThat(progress.path("you")).extracting(JsonNode::asText).containsExactly(
                "Your phone and laptop will drop off; connect them again with the new name and password.");
        assertThat(door.actions.ofDevice(router.id(), 1).getFirst().request()).isEqualTo(
                new ActionRequest.FixWifi(0, new WifiChannel.Same(), "Zacisze 7", Secret.NONE));
        HttpResponse<String> same = again(router, wish);
        assertThat(same.statusCode()).as(same.body()).isEqualTo(200);
        assertThat(json(same).path("id")).isEqualTo(progress.path("id"));
        assertRefused(again(router, wish.replace("12", "13")), 409, "self-service.key-reused");
        assertRefused(order(router, wish), 409, "self-service.wifi-under-way");
        assertRefused(order(router, "{\"action\":\"fix-wifi\"}"), 409, "self-service.wifi-under-way");
        String told = begun.body() + same.body() + get(path(router)) + get(path(router) + "/history");
        assertThat(told).contains("Improve Wi-Fi").doesNotContain(PASSWORD);
        assertThat(database()).contains("Zacisze 7").doesNotContain(PASSWORD);
        assertThat(trail(Deed.WROTE)).extracting(AuditEntry::who, AuditEntry::detail)
                .contains(tuple(ANNA, "fix-wifi name, password"));
        assertThat(door.trail.find(new AuditSearch("", "", null, null, null, 200)).entries().toString())
                .doesNotContain(PASSWORD, "Zacisze");
    }

    /// With the key of the call before.
    private HttpResponse<String> again(Device device, String body) {
        keys--;
        return order(device, body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"name\":\"ąęśćżźńółąęśćżźńó\"      | /name     | self-service.wifi-name",
        "\"name\":\" \"                             | /name     | self-service.wifi-name",
        "\"password\":\"kr0tk1e\"                   | /password | self-service.wifi-password",
        "\"name\":\"Dom\",\"password\":\"zażółć gęślą\"  | /password | self-service.wifi-password",
        "\"channel\":200                            | /channel  | self-service.wifi-channel",
        "\"channel\":\"6\"                          | /channel  | http.violation",
        "\"network\":7                              | /network  | self-service.wifi-network"})
    void what_wifi_does_not_take_is_refused_by_its_field_and_changes_and_counts_nothing(String fields, String where,
            String code) {
        Device router = router();
        HttpResponse<String> refused = order(router, "{\"action\":\"fix-wifi\"," + fields + "}");
        assertRefused(refused, 400, code);
        assertThat(json(refused).at("/violations/0/where").asText()).isEqualTo(where);
        assertThat(refused.body()).doesNotContain("kr0tk1e", "zażółć");
        assertThat(door.actions.ofDevice(router.id(), 5)).isEmpty();
        assertThat(database()).doesNotContain("kr0tk1e", "zażółć");
        assertThat(order(router, "{\"action\":\"fix-wifi\"}").statusCode()).as("it did not count").isEqualTo(202);
        assertThat(order(router, "{\"action\":\"fix-wifi\",\"channel\":\"auto\"}").statusCode()).as("joined")
                .isEqualTo(200);
    }

    @Test
    void a_password_that_goes_astray_is_refused_and_not_repeated() {
        HttpResponse<String> astray = order(box, "{\"action\":\"restart\",\"password\":\"" + PASSWORD + "\"}");
        assertThat(astray.statusCode()).isEqualTo(400);
        assertThat(json(astray).at("/violations/0/where").asText()).isEqualTo("/password");
        HttpResponse<String> number = order(router(), "{\"action\":\"fix-wifi\",\"password\":1234567890}");
        assertThat(number.statusCode()).isEqualTo(400);
        assertThat(astray.body() + number.body() + database()).doesNotContain(PASSWORD, "1234567890");
    }

    @Test
    void a_phone_menu_has_a_key_for_a_better_channel_and_for_nothing_else_of_wifi() {
        Device router = router();
        String key = get("/phone").path("choices").valueStream()
                .filter(one -> one.path("device").asText().equals(router.id().value())).findFirst().orElseThrow()
                .path("key").asText();
        assertThat(get("/phone/" + key).path("choices").valueStream()
                .filter(one -> one.path("action").asText().equals("fix-wifi")))
                .extracting(one -> one.path("key").asText() + " " + one.path("say").asText())
                .containsExactly("5 To have a better Wi-Fi channel chosen, press 5.");
        HttpResponse<String> pressed = by(ANNA, "POST", "/phone/" + key, "{\"action\":\"fix-wifi\"}");
        assertThat(pressed.statusCode()).as(pressed.body()).isEqualTo(202);
        assertThat(door.actions.ofDevice(router.id(), 1)).singleElement().extracting(Action::request)
                .isEqualTo(new ActionRequest.FixWifi());
        assertThat(by(ANNA, "POST", "/phone/" + key, "{\"action\":\"fix-wifi\",\"password\":\"" + PASSWORD + "\"}")
                .statusCode()).isEqualTo(400);
        assertThat(get("/phone/" + (key.equals("1") ? 2 : 1)).path("choices").findValuesAsText("action"))
                .doesNotContain("fix-wifi");
    }
}
