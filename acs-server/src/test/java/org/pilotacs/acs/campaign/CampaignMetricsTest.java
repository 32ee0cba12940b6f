package org.pilotacs.acs.campaign;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// What operations see of campaigns.
class CampaignMetricsTest {
    @Test
    void campaigns_and_their_boxes_are_counted_by_state_and_stops_one_by_one() {
        try (CampaignWorld world = CampaignWorld.open(TestDatabases.Kind.H2)) {
            world.fleet(0, 40, "A");
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            CampaignMetrics metrics = new CampaignMetrics(world.store, world.runner, meters);
            Campaign campaign = world.running(Plans.with(world.update()).waves(new WaveSize.Devices(20))
                    .breach(Breach.PAUSE).plan());
            metrics.measure();
            assertThat(value(meters, "pilot.campaigns", "running")).isEqualTo(1);
            assertThat(value(meters, "pilot.campaigns", "paused")).isZero();
            assertThat(value(meters, "pilot.campaigns.devices", "waiting")).isEqualTo(20);
            List.copyOf(world.wave(campaign, 0)).forEach(world::fallsSilent);
            world.pass(Duration.ofMinutes(1));
            metrics.measure();
            assertThat(value(meters, "pilot.campaigns", "paused")).isEqualTo(1);
            assertThat(value(meters, "pilot.campaigns.devices", "unknown")).isEqualTo(20);
            assertThat(meters.get("pilot.campaigns.stops").functionCounter().count()).isEqualTo(1);
        }
    }

    private static double value(SimpleMeterRegistry meters, String name, String state) {
        return meters.get(name).tag("state", state).gauge().value();
    }
}
