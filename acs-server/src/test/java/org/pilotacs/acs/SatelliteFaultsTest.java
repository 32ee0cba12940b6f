package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.OneWayBox;
import org.pilotacs.sim.fleet.OneWayFleet;
import org.pilotacs.sim.headend.Conduct;
import org.pilotacs.sim.headend.SimulatedMux;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.SatelliteLab.PATIENCE;
import static org.pilotacs.acs.SatelliteLab.begun;
import static org.pilotacs.acs.SatelliteLab.now;
import static org.pilotacs.acs.SatelliteLab.onAir;
import static org.pilotacs.acs.SatelliteLab.outcome;
import static org.pilotacs.acs.SatelliteLab.sent;

/// Given messages on air, when the multiplexer or the server fails, then nothing is lost, nothing goes above the allocation, and
/// what is shown is true.
class SatelliteFaultsTest {
    private static final int BOXES = 40;
    /// So many packets are a second's worth of 10 kbit/s, and one more that had begun.
    private static final long TENTH_OF_THE_BITS = 10_000 + 188 * 8;

    @TempDir
    private Path data = Path.of("");
    private final Fleet fleet = Fleet.start(FleetConfig.of(OneWayFleet.of(BOXES)));
    private final SimulatedMux mux = fleet.headend().mux();

    @AfterEach
    void stop() {
        fleet.close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_multiplexer_killed_and_restarted_in_a_burst_loses_nothing(TestDatabases.Kind kind) throws Exception {
        try (AcsServer server = AcsServer.start(config(kind), Clock.systemUTC()); CareClient care = care(server)) {
            List<JsonNode> asked = askAll(care);
            onAir(care, asked.getLast(), 1);
            mux.kill();
            JsonNode down = SatelliteLab.await(care, asked.getFirst(), "to say that it waits",
                    json -> json.path("airing").path("obstacle").isObject());
            assertThat(down.path("airing").path("next").isNull()).as("nobody knows when").isTrue();
            long before = total(care, asked);
            assertThat(before).as("said to be sent").isLessThanOrEqualTo(mux.truth().datagrams());
            mux.restart();
            for (JsonNode one : asked) {
                onAir(care, one, 5);
            }
            assertThat(total(care, asked)).isGreaterThan(before).isLessThanOrEqualTo(mux.truth().datagrams());
            awaitObeyed();
        }
    }

    @Test
    void a_black_hole_is_found_and_what_went_into_it_does_not_count() throws Exception {
        try (AcsServer server = AcsServer.start(config(TestDatabases.Kind.H2), Clock.systemUTC());
                CareClient care = care(server)) {
            JsonNode asked = begun(care.start(Lab.device(box(0)).value(), "reconnect", "r1"));
            onAir(care, asked, 2);
            mux.conduct(new Conduct.BlackHole());
            JsonNode hole = SatelliteLab.await(care, asked, "to say that it waits",
                    json -> json.path("airing").path("obstacle").isObject());
            int counted = sent(hole);
            mux.hangUp();
            mux.conduct(new Conduct.Proper());
            onAir(care, asked, counted + 2);
            assertThat(sent(now(care, asked))).isLessThanOrEqualTo((int) mux.truth().datagrams());
        }
    }

    @Test
    void an_allocation_cut_to_a_tenth_is_kept_to_and_everybody_still_gets_it() throws Exception {
        try (AcsServer server = AcsServer.start(config(TestDatabases.Kind.H2), Clock.systemUTC());
                CareClient care = care(server)) {
            mux.capacity(10);
            List<JsonNode> asked = askAll(care);
            awaitObeyed();
            assertThat(mux.truth().openStreams()).singleElement().satisfies(stream -> {
                assertThat(stream.allocated()).isEqualTo(10);
                assertThat(stream.taken().highestRate()).isLessThanOrEqualTo(TENTH_OF_THE_BITS);
            });
            assertThat(total(care, asked)).isLessThanOrEqualTo(mux.truth().datagrams());
        }
    }

    @Test
    void a_multiplexer_that_throws_away_what_it_allocated_and_hardly_says_so_has_nothing_counted_that_it_did_not_take()
            throws Exception {
        try (AcsServer server = AcsServer.start(config(TestDatabases.Kind.H2), Clock.systemUTC());
                CareClient care = care(server)) {
            mux.passing(10);
            List<JsonNode> asked = askAll(care);
            awaitObeyed();
            assertThat(mux.truth().openStreams()).singleElement()
                    .satisfies(stream -> assertThat(stream.taken().refused()).as("thrown away").isPositive());
            assertThat(total(care, asked)).isLessThanOrEqualTo(mux.truth().datagrams());
        }
    }

    @Test
    void a_killed_server_goes_on_where_it_was_and_resends_nothing_that_is_over() throws Exception {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(TestDatabases.Kind.POSTGRES));
        settings.put("PILOT_SATELLITE_FILE",
                SatelliteLab.file(data, mux.port(), SatelliteLab.QUICK).toString());
        try (ServerProcess server = new ServerProcess(data, settings);
                CareClient care = new CareClient(server.consolePort())) {
            server.start();
            SatelliteLab.admit(care, fleet);
            OneWayBox off = box(0);
            off.unplug();
            JsonNode live = begun(care.start(Lab.device(off).value(), "reconnect", "live"));
            JsonNode over = begun(care.start(Lab.device(box(1)).value(), "reset-pin", "over"));
            onAir(care, over, 1);
            assertThat(outcome(SatelliteLab.proof(care, over, "{\"works\":true}").json())).isEqualTo("confirmed");
            int sent = sent(onAir(care, live, 2));

            server.kill();
            server.start();

            JsonNode after = onAir(care, live, sent);
            assertThat(after.path("outcome").isNull()).isTrue();
            assertThat(outcome(now(care, over))).isEqualTo("confirmed");
            off.decoder().card().entitlements(0);
            off.plugIn();
            Awaitility.await("the card to open").atMost(PATIENCE)
                    .until(() -> off.decoder().card().read().entitlements() > 0);
            onAir(care, live, sent + 2);
            assertThat(total(care, List.of(live))).isLessThanOrEqualTo(mux.truth().datagrams());
            JsonNode anew = begun(care.start(Lab.device(box(1)).value(), "reset-pin", "anew"));
            box(1).decoder().pin().choose("4711");
            Awaitility.await("a message of a sequence that the box has not seen").atMost(PATIENCE)
                    .until(() -> box(1).decoder().pin().isDefault());
            onAir(care, anew, 1);
        }
    }

    private OneWayBox box(int index) {
        return List.copyOf(fleet.oneWayBoxes()).get(index);
    }

    private List<JsonNode> askAll(CareClient care) throws IOException, InterruptedException {
        List<JsonNode> asked = new ArrayList<>();
        for (OneWayBox box : fleet.oneWayBoxes()) {
            box.decoder().card().entitlements(0);
            asked.add(begun(care.start(Lab.device(box).value(), "reconnect", "r-" + box.serial())));
        }
        return asked;
    }

    private void awaitObeyed() {
        Awaitility.await("all cards to open").atMost(PATIENCE.multipliedBy(2)).until(() -> fleet.oneWayBoxes().stream()
                .allMatch(box -> box.decoder().card().read().entitlements() > 0));
    }

    private static long total(CareClient care, List<JsonNode> asked) throws IOException, InterruptedException {
        long total = 0;
        for (JsonNode one : asked) {
            total += sent(now(care, one));
        }
        return total;
    }

    private AcsConfig config(TestDatabases.Kind kind) throws IOException {
        return SatelliteLab.config(kind, data, SatelliteLab.file(data, mux.port(), SatelliteLab.QUICK));
    }

    private CareClient care(AcsServer server) throws IOException, InterruptedException {
        CareClient care = new CareClient(server.console().getPort());
        SatelliteLab.admit(care, fleet);
        return care;
    }
}
