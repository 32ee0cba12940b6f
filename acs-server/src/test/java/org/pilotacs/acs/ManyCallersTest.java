package org.pilotacs.acs;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.protocols.emm.Ref1MasterKey;
import org.pilotacs.sim.calls.ReconnectCalls;
import org.pilotacs.sim.fleet.OneWayFleet;
import org.pilotacs.sim.headend.Headend;
import org.pilotacs.sim.headend.HeadendSettings;
import org.pilotacs.sim.headend.MuxSettings;
import org.pilotacs.sim.population.CardPopulation;
import org.pilotacs.sim.population.Habits;
import org.pilotacs.sim.population.ReachReport;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.SatelliteLab.PATIENCE;

/// Given many cards that listen to one head-end, when their customers call one after the other, then all are reached whose box is on,
/// and we say of each message how often it was on air. `./pilot bench satellite` does it with more of them.
class ManyCallersTest {
    private static final int CARDS = 2_000;
    private static final int CALLERS = 20;
    private static final int BANDWIDTH = 100;

    @TempDir
    private Path data = Path.of("");

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void all_are_reached_soon_and_what_is_said_was_on_air(TestDatabases.Kind kind) throws Exception {
        HeadendSettings settings = HeadendSettings.of(0, BANDWIDTH)
                .mux(MuxSettings.of(0, BANDWIDTH).jitter(Duration.ofSeconds(1)));
        CardPopulation cards = new CardPopulation(CARDS, 1, Habits.ALWAYS_ON,
                Ref1MasterKey.ofHex(OneWayFleet.MASTER_KEY));
        try (Headend headend = Headend.start(settings, Clock.systemUTC());
                AcsServer server = AcsServer.start(
                        SatelliteLab.config(kind, data,
                                SatelliteLab.file(data, headend.mux().port(), SatelliteLab.QUICK)),
                        Clock.systemUTC());
                ReconnectCalls calls = new ReconnectCalls(headend, cards, CALLERS, server.console(), 1,
                        Clock.systemUTC())) {
            calls.admit();
            assertThat(calls.awaitStream(PATIENCE)).isEqualTo(BANDWIDTH);
            calls.run(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(1), _ -> {});

            assertThat(calls.troubles()).isEmpty();
            assertThat(calls.unsound()).as("messages that no box could obey").isZero();
            ReachReport report = calls.report();
            assertThat(report.reached()).as(report::summary).isEqualTo(CALLERS);
            assertThat(headend.mux().truth().statuses()).isEmpty();
            assertThat(calls.backlog()).as("more than the allocation").isLessThan(Duration.ofSeconds(1));
            ReconnectCalls.Truth truth = calls.hearTheServer();
            assertThat(truth.tooMany()).as("messages said to be sent more often than they were").isZero();
            assertThat(truth.tooFew()).as("messages said to be sent less often than they were").isZero();
            assertThat(truth.said()).isGreaterThanOrEqualTo(CALLERS);
        }
    }
}
