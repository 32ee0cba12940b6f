package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.Ref1;
import org.pilotacs.protocols.emm.Ref1MasterKey;
import org.pilotacs.protocols.emm.Ref1Message;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.OneWayBox;
import org.pilotacs.sim.fleet.OneWayFleet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.SatelliteLab.PATIENCE;
import static org.pilotacs.acs.SatelliteLab.begun;
import static org.pilotacs.acs.SatelliteLab.now;
import static org.pilotacs.acs.SatelliteLab.onAir;
import static org.pilotacs.acs.SatelliteLab.outcome;
import static org.pilotacs.acs.SatelliteLab.proof;
import static org.pilotacs.acs.SatelliteLab.sent;

/// Given satellite decoders that only listen, when somebody wants something of them, then it goes out by the multiplexer, the box
/// obeys, and we say no more than we know.
class OneWayBoxesTest {
    @TempDir
    private Path data = Path.of("");
    private Fleet fleet = Fleet.start(FleetConfig.of(OneWayFleet.of(1)));
    private OneWayBox box = fleet.oneWayBoxes().iterator().next();
    private DeviceId device = Lab.device(box);

    @AfterEach
    void stop() {
        fleet.close();
    }

    @BeforeEach
    void lapse() {
        box.decoder().card().entitlements(0);
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void channels_are_restored_and_the_digits_on_the_screen_prove_it(TestDatabases.Kind kind) throws Exception {
        try (AcsServer server = start(kind); CareClient care = care(server)) {
            JsonNode asked = begun(care.start(device.value(), "reconnect", "r1"));
            JsonNode onAir = onAir(care, asked, 1);
            assertThat(onAir.path("stage").asText()).isEqualTo("on-air");
            assertThat(onAir.path("outcome").isNull()).as("nobody knows yet").isTrue();
            assertThat(onAir.path("airing").path("channel").asText()).isEqualTo("channel 1");
            assertThat(onAir.path("airing").path("askForCode").asBoolean()).isTrue();
            Awaitility.await("the card to open").atMost(PATIENCE)
                    .until(() -> box.decoder().card().read().entitlements() > 0);

            String code = SatelliteLab.screen(box);
            assertThat(code).matches("[0-9]{6}");
            String wrong = code.equals("000000") ? "000001" : "000000";
            assertThat(proof(care, asked, "{\"code\":\"" + wrong + "\"}").status()).isEqualTo(422);
            assertThat(now(care, asked).path("outcome").isNull()).as("a wrong code changes nothing").isTrue();
            CareClient.Answer told = proof(care, asked, "{\"code\":\"" + code + "\"}");
            assertThat(told.status()).as("%s", told.json()).isEqualTo(200);
            assertThat(told.json().path("stage").asText()).isEqualTo("settled");
            assertThat(outcome(told.json())).isEqualTo("confirmed");
            awaitSilence();
        }
    }

    @Test
    void a_box_that_is_off_gets_it_when_it_is_switched_on() throws Exception {
        try (AcsServer server = start(TestDatabases.Kind.H2); CareClient care = care(server)) {
            box.unplug();
            JsonNode asked = begun(care.start(device.value(), "reset-pin", "p1"));
            onAir(care, asked, 2);
            assertThat(box.decoder().pin().isDefault()).isFalse();
            box.plugIn();
            Awaitility.await("the PIN").atMost(PATIENCE).until(() -> box.decoder().pin().isDefault());
            assertThat(now(care, asked).path("outcome").isNull()).as("it cannot tell").isTrue();
        }
    }

    @Test
    void the_customers_word_counts_but_not_before_the_box_can_have_it() throws Exception {
        try (AcsServer server = start(TestDatabases.Kind.H2); CareClient care = care(server)) {
            JsonNode works = begun(care.start(device.value(), "reconnect", "r1"));
            onAir(care, works, 1);
            assertThat(proof(care, works, "{\"works\":false}").status()).as("too early").isEqualTo(409);
            assertThat(outcome(proof(care, works, "{\"works\":true}").json())).isEqualTo("confirmed");
            assertThat(proof(care, works, "{\"works\":true}").status()).as("over").isEqualTo(409);

            JsonNode broken = begun(care.start(device.value(), "reset-pin", "p1"));
            onAir(care, broken, 4);
            JsonNode failed = proof(care, broken, "{\"works\":false}").json();
            assertThat(outcome(failed)).isEqualTo("failed");
            assertThat(failed.path("outcome").path("text").asText()).contains("Look for another cause");
            awaitSilence();
        }
    }

    @Test
    void a_plan_that_is_over_says_how_often_it_was_sent_and_claims_nothing() throws Exception {
        String plan = "plans: {reconnect: {repeat: [{every: 1s, for: 3s}], over-after: 1m}}";
        try (AcsServer server = start(TestDatabases.Kind.H2, plan); CareClient care = care(server)) {
            JsonNode end = care.press(device, "reconnect", "r1");
            assertThat(outcome(end)).isEqualTo("unconfirmed");
            assertThat(end.path("outcome").path("text").asText()).contains("3 times").contains("cannot tell");
            awaitSilence();
        }
    }

    @Test
    void asked_again_at_once_it_joins_later_it_begins_anew_and_too_often_it_is_refused_with_the_reason()
            throws Exception {
        try (AcsServer server = start(TestDatabases.Kind.H2); CareClient care = care(server)) {
            JsonNode first = begun(care.start(device.value(), "reset-pin", "p1"));
            CareClient.Answer joined = care.start(device.value(), "reset-pin", "p2");
            assertThat(joined.status()).isEqualTo(200);
            assertThat(joined.json().path("id")).isEqualTo(first.path("id"));
            onAir(care, first, 3);

            JsonNode second = begun(care.start(device.value(), "reset-pin", "p3"));
            JsonNode ended = SatelliteLab.await(care, first, "to end", json -> !json.path("outcome").isNull());
            assertThat(outcome(ended)).isEqualTo("unconfirmed");
            assertThat(ended.path("outcome").path("text").asText()).contains("anew");
            onAir(care, second, 3);

            CareClient.Answer refused = care.start(device.value(), "reset-pin", "p4");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("detail").asText()).contains("2 times within a day", "again in");
        }
    }

    @Test
    void called_off_it_is_sent_no_more_and_says_that_the_box_may_have_it() throws Exception {
        try (AcsServer server = start(TestDatabases.Kind.H2); CareClient care = care(server)) {
            JsonNode asked = begun(care.start(device.value(), "reconnect", "r1"));
            int sent = sent(onAir(care, asked, 2));
            assertThat(care.delete("/care/v1/actions/" + asked.path("id").asText())).isEqualTo(200);
            JsonNode ended = SatelliteLab.await(care, asked, "to end", json -> !json.path("outcome").isNull());
            assertThat(outcome(ended)).isEqualTo("cancelled");
            assertThat(ended.path("outcome").path("text").asText()).contains("times by then");
            assertThat(sent).isGreaterThanOrEqualTo(2);
            awaitSilence();
        }
    }

    @Test
    void what_another_system_made_is_sent_as_it_is() throws Exception {
        try (AcsServer server = start(TestDatabases.Kind.H2); CareClient care = care(server)) {
            EmmAddress card = new EmmAddress.Unique(Long.parseLong(box.inventory().card()));
            byte[] section = Ref1.encode(
                    new Ref1Message(card, false, 2, 42, Instant.now().plusSeconds(600),
                            List.of(new EmmCommand.ParentalLevel(12))),
                    Ref1MasterKey.ofHex(OneWayFleet.MASTER_KEY).of(card, 2));
            JsonNode asked = begun(care.wish(device.value(),
                    "{\"action\":\"send-emms\",\"sections\":[\"" + HexFormat.of().formatHex(section) + "\"]}", "s1"));
            onAir(care, asked, 1);
            Awaitility.await("the box to obey").atMost(PATIENCE)
                    .until(() -> box.journal().count(Journal.Deed.EMM) > 0);
            assertThat(care.wish(device.value(), "{\"action\":\"send-emms\",\"sections\":[\"827010\"]}", "s2").status())
                    .as("half a section").isEqualTo(422);
        }
    }

    @Test
    void what_a_box_that_only_listens_cannot_do_is_refused_and_says_what_it_can() throws Exception {
        try (AcsServer server = start(TestDatabases.Kind.H2); CareClient care = care(server)) {
            CareClient.Answer refused = care.start(device.value(), "check-signal", "c1");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("detail").asText()).contains("cannot answer");
            JsonNode known = care.device(device);
            assertThat(known.path("oneWay").asBoolean()).isTrue();
            assertThat(known.path("lastSeen").isNull()).as("never heard").isTrue();
        }
    }

    private void awaitSilence() {
        long[] before = { -1};
        Awaitility.await("nothing more to be sent").atMost(PATIENCE).pollInterval(Duration.ofMillis(1500)).until(() -> {
            long now = fleet.headend().mux().truth().datagrams();
            boolean silent = now == before[0];
            before[0] = now;
            return silent;
        });
    }

    private AcsServer start(TestDatabases.Kind kind) throws IOException {
        return start(kind, SatelliteLab.QUICK);
    }

    private AcsServer start(TestDatabases.Kind kind, String plans) throws IOException {
        return AcsServer.start(
                SatelliteLab.config(kind, data, SatelliteLab.file(data, fleet.headend().mux().port(), plans)),
                Clock.systemUTC());
    }

    private CareClient care(AcsServer server) throws IOException, InterruptedException {
        CareClient care = new CareClient(server.console().getPort());
        SatelliteLab.admit(care, fleet);
        return care;
    }
}
