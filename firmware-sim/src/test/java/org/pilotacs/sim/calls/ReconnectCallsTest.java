package org.pilotacs.sim.calls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.sim.headend.Emms;
import org.pilotacs.sim.headend.Headend;
import org.pilotacs.sim.headend.HeadendSettings;
import org.pilotacs.sim.population.CardPopulation;
import org.pilotacs.sim.population.Habits;
import org.pilotacs.sim.population.ReachReport;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Given a head-end on real sockets and a server that brings each message once.
class ReconnectCallsTest {
    private static final int BANDWIDTH = 1_000;
    private static final Duration WITHIN = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Headend headend;
    private ScriptedCare care;

    @BeforeEach
    void start() throws Exception {
        headend = Headend.start(HeadendSettings.of(0, BANDWIDTH), Clock.systemUTC());
        care = new ScriptedCare(headend, BANDWIDTH);
    }

    @AfterEach
    void stop() throws IOException {
        care.close();
        headend.close();
    }

    private ReconnectCalls calls(int cards, int requests) {
        return new ReconnectCalls(headend, new CardPopulation(cards, 1, Habits.ALWAYS_ON, Emms.MASTER), requests,
                care.address(), 1, Clock.systemUTC());
    }

    private static void run(ReconnectCalls calls, Duration patience, List<ReconnectCalls.Progress> told)
            throws Exception {
        calls.admit();
        assertThat(calls.awaitStream(PATIENCE)).isEqualTo(BANDWIDTH);
        calls.run(WITHIN, patience, Duration.ofMillis(100), told::add);
    }

    @Test
    void allAreAskedForEvenlyAndReached() throws Exception {
        List<ReconnectCalls.Progress> told = new ArrayList<>();
        try (ReconnectCalls calls = calls(2_000, 20)) {
            run(calls, PATIENCE, told);
            ReachReport report = calls.report();
            assertThat(care.serials()).hasSize(20);
            assertThat(report.asked()).isEqualTo(20);
            assertThat(report.reached()).isEqualTo(20);
            assertThat(report.listened()).isBetween(Duration.ofMillis(400), PATIENCE);
            assertThat(calls.troubles()).isEmpty();
            assertThat(calls.unsound()).isZero();
            assertThat(calls.answeredWithin(1)).isPositive();
            assertThat(calls.hearTheServer()).isEqualTo(new ReconnectCalls.Truth(20, 0, 0));
            assertThat(calls.csv().lines().toList()).hasSize(21)
                    .startsWith("asked_seconds,answered_ms,on_air_ms,reached_ms")
                    .last().asString().matches("[0-9]+\\.[0-9]+,[0-9]+,[0-9]+,[0-9]+");
        }
        assertThat(told).extracting(ReconnectCalls.Progress::asked).isSorted().endsWith(20);
        assertThat(told.getFirst().asked()).as("not all at once").isLessThan(15);
        assertThat(told.getLast().sections()).isEqualTo(20);
    }

    @Test
    void whatTheServerRefusesIsCountedAndWaitedForInVain() throws Exception {
        try (ReconnectCalls calls = calls(100, 10)) {
            calls.admit();
            care.refuse(care.serials().getFirst());
            run(calls, Duration.ofSeconds(1), new ArrayList<>());
            assertThat(calls.troubles()).singleElement().asString().matches("A1B2C3-SV%2DO1-SO[0-9]{8}: 422 not today");
            assertThat(calls.report().reached()).isEqualTo(9);
            assertThat(calls.report().ofListeners().asked()).as("its box was on").isEqualTo(10);
        }
    }

    @Test
    void aServerThatSaysMoreThanWasOnAirIsFoundOut() throws Exception {
        try (ReconnectCalls calls = calls(100, 3)) {
            run(calls, PATIENCE, new ArrayList<>());
            care.claim(2);
            assertThat(calls.hearTheServer()).isEqualTo(new ReconnectCalls.Truth(6, 3, 0));
        }
    }

    @Test
    void whatCannotBeIsSaid() throws Exception {
        assertThatIllegalArgumentException().isThrownBy(() -> calls(10, 11))
                .withMessage("of 10 cards 1 to 10 can call: 11");
        try (ReconnectCalls calls = calls(10, 5)) {
            care.wrongLines(2);
            assertThatThrownBy(calls::admit).isInstanceOf(IOException.class)
                    .hasMessage("of 5 boxes the server took 3: 2 were wrong");
        }
        try (Headend silent = Headend.start(HeadendSettings.of(0, BANDWIDTH), Clock.systemUTC());
                ReconnectCalls calls = new ReconnectCalls(silent,
                        new CardPopulation(10, 1, Habits.ALWAYS_ON, Emms.MASTER), 5, care.address(), 1,
                        Clock.systemUTC())) {
            assertThatThrownBy(() -> calls.awaitStream(Duration.ofMillis(200))).isInstanceOf(IOException.class)
                    .hasMessageContaining("no EMMG has set up a stream on port " + silent.mux().port());
        }
    }
}
