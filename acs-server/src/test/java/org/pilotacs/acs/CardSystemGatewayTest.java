package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.satellite.gateway.ScriptedCardSystem;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.OneWayBox;
import org.pilotacs.sim.fleet.OneWayFleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/// Given satellite decoders whose card system sends its own messages, when somebody wants something of them, then that system is
/// told over HTTP, and we say what it says.
class CardSystemGatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path data = Path.of("");
    private final ScriptedCardSystem system = new ScriptedCardSystem();
    private final Fleet fleet = Fleet.start(FleetConfig.of(OneWayFleet.of(1)));

    @AfterEach
    void stop() {
        fleet.close();
        system.close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void an_order_is_told_to_the_card_system_and_ends_by_its_word(TestDatabases.Kind kind) throws Exception {
        Path file = file();
        try (AcsServer server = AcsServer.start(SatelliteLab.config(kind, data, file), Clock.systemUTC());
                CareClient care = new CareClient(server.console().getPort())) {
            OneWayBox box = imported(care);
            JsonNode begun = begun(care, box, "reconnect");
            String reference = told();
            JsonNode order = system.order(reference);
            assertThat(order.path("card").asText()).isEqualTo(box.inventory().card().replace(" ", "").replace("-", ""));
            assertThat(order.path("orders").findValuesAsText("kind")).contains("refresh-rights");

            system.says(reference, "{\"state\":\"on-air\",\"sent\":3,\"lastSent\":\"2026-03-01T12:03:00Z\"}");
            JsonNode airing = until(care, begun, json -> json.path("airing").path("sent").asInt() == 3).path("airing");
            assertThat(airing.path("way").asText()).isEqualTo("by card system cas");
            assertThat(airing.path("lastSent").asText()).isEqualTo("2026-03-01T12:03:00Z");
            assertThat(airing.path("obstacle").isNull()).isTrue();
            assertThat(airing.path("askForCode").asBoolean()).isFalse();
            assertThat(care.get("/care/v1/headends").json().path("headEnds").findValuesAsText("name")).contains("cas");

            system.says(reference, "{\"state\":\"confirmed\",\"sent\":4}");
            JsonNode end = until(care, begun, json -> json.path("stage").asText().equals("settled"));
            assertThat(end.path("outcome").path("kind").asText()).isEqualTo("confirmed");
            assertThat(end.path("outcome").toString()).contains("the card system says so");
        }
    }

    @Test
    void a_server_that_comes_back_goes_on_with_it_and_the_customer_has_the_last_word() throws Exception {
        Path file = file();
        AcsConfig config = SatelliteLab.config(TestDatabases.Kind.H2, data, file);
        JsonNode begun;
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                CareClient care = new CareClient(server.console().getPort())) {
            begun = begun(care, imported(care), "reset-pin");
            system.says(told(), "{\"state\":\"on-air\",\"sent\":1}");
        }
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                CareClient care = new CareClient(server.console().getPort())) {
            until(care, begun, json -> json.path("stage").asText().equals("on-air"));
            assertThat(system.orders()).hasSize(1);
            CareClient.Answer told = care.post("/care/v1/actions/" + begun.path("id").asText() + "/proof",
                    "{\"works\":true}");
            assertThat(told.status()).as("%s", told.json()).isEqualTo(200);
            assertThat(told.json().path("outcome").path("kind").asText()).isEqualTo("confirmed");
        }
    }

    private Path file() throws IOException {
        return Files.writeString(data.resolve("satellite.yaml"), """
                card-systems:
                  - {name: cas, kind: gateway, url: "%s", token: s3cret, timeout: 2s}
                """.formatted(system.url()));
    }

    private OneWayBox imported(CareClient care) throws IOException, InterruptedException {
        care.importInventory(fleet.inventory().collect(Collectors.joining("\n")));
        return fleet.oneWayBoxes().iterator().next();
    }

    private static JsonNode begun(CareClient care, OneWayBox box, String action)
            throws IOException, InterruptedException {
        CareClient.Answer answer = care.start(Lab.device(box).value(), action, action);
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
        return answer.json();
    }

    /// The reference of the one order that the system was told.
    private String told() {
        return Awaitility.await("the order").atMost(PATIENCE).until(system::orders, orders -> orders.size() == 1)
                .keySet().iterator().next();
    }

    private static JsonNode until(CareClient care, JsonNode action, Predicate<JsonNode> is) {
        return Awaitility.await().atMost(PATIENCE)
                .until(() -> care.get("/care/v1/actions/" + action.path("id").asText()).json(), is);
    }
}
