package org.pilotacs.acs.fleet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DevicePage;
import org.pilotacs.acs.device.Fleet;
import org.pilotacs.acs.device.FleetCensus;
import org.pilotacs.acs.device.FleetFilter;
import org.pilotacs.acs.device.JdbcFleet;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import static org.assertj.core.api.Assertions.assertThat;

/// When the fleet is counted, on a thread that the test plays.
class FleetSurveyTest {
    private final ActionWorld core = ActionWorld.empty(TestDatabases.Kind.H2);
    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final SlowFleet fleet = new SlowFleet();
    private final FleetSurvey survey = new FleetSurvey(fleet, core.tasks, core.clock, begun::add);

    /// A fleet whose count takes as long as a test says.
    private final class SlowFleet implements Fleet {
        private final Fleet real = new JdbcFleet(core.database, UnknownDevices.ACCEPT);
        private Duration takes = Duration.ZERO;
        private boolean fails;

        @Override
        public FleetCensus count(Instant now, int most) {
            core.clock.advance(takes);
            if (fails) {
                throw new IllegalStateException("the database is away");
            }
            return real.count(now, most);
        }

        @Override
        public DevicePage list(FleetFilter filter, @Nullable String cursor, int limit, Instant now) {
            return real.list(filter, cursor, limit, now);
        }
    }

    @AfterEach
    void close() {
        core.close();
    }

    private long counted() {
        return survey.latest(Duration.ZERO).orElseThrow().census().devices();
    }

    private void count() {
        assertThat(begun).hasSize(1);
        begun.remove().run();
    }

    @Test
    void nobody_waits_for_a_count_and_it_is_made_once_a_minute_at_most() {
        assertThat(survey.latest(Duration.ZERO)).isEmpty();
        survey.latest(Duration.ZERO);
        count();
        assertThat(counted()).isZero();
        core.sees(Box.named("1").comes(core.clock.instant(), DeviceEvent.Kind.BOOT));
        core.clock.advance(Duration.ofSeconds(59));
        assertThat(counted()).isZero();
        assertThat(begun).isEmpty();
        core.clock.advance(Duration.ofSeconds(1));
        assertThat(counted()).as("what is known, until it is counted anew").isZero();
        count();
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void a_count_that_takes_long_is_made_less_often() {
        fleet.takes = Duration.ofSeconds(30);
        survey.latest(Duration.ZERO);
        count();
        assertThat(survey.latest(Duration.ZERO).orElseThrow().took()).isEqualTo(fleet.takes);
        core.clock.advance(fleet.takes.multipliedBy(FleetSurvey.REST).minusSeconds(1));
        counted();
        assertThat(begun).isEmpty();
        core.clock.advance(Duration.ofSeconds(1));
        counted();
        assertThat(begun).hasSize(1);
    }

    @Test
    void a_count_that_fails_leaves_the_last_and_is_tried_again() {
        survey.latest(Duration.ZERO);
        count();
        fleet.fails = true;
        core.clock.advance(FleetSurvey.PAUSE);
        counted();
        count();
        assertThat(counted()).isZero();
        core.clock.advance(FleetSurvey.PAUSE);
        counted();
        assertThat(begun).hasSize(1);
    }

    @Test
    void boxes_in_a_restart_loop_and_with_tasks_waiting_are_named() {
        Device box = core.sees(Box.named("1").comes(core.clock.instant(), DeviceEvent.Kind.BOOT));
        core.fallsOverOurOrders(box.id());
        survey.latest(Duration.ZERO);
        count();
        FleetCount count = survey.latest(Duration.ZERO).orElseThrow();
        assertThat(count.restartLoops()).containsExactly(box.id());
    }
}
