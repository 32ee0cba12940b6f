package org.pilotacs.sim.router;

import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.HomeRouter.LanHost;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.board.Radio.Band;
import org.pilotacs.sim.board.Chassis;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class HomeRadioTest {
    private Instant now = Instant.parse("2026-02-01T12:00:00Z");
    private final HomeNetwork home = HomeNetwork.drawn(new SplittableRandom(5));
    private final Chassis chassis = new Chassis(new Chassis.Label(new Identity("M", "0A0B0C", "P", "1", "P", "1"),
            "0A:0B:0C:00:00:01", "10.0.0.1", "1", now), () -> now);
    private final SimulatedRouter router = SimulatedRouter.ofTwoBands(chassis,
            new AccessLine(() -> now, "10.0.0.1", 300), home);
    private final HomeRadio radio = router.radio(Band.GHZ_2_4);

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
    }

    @Test
    void itTakesAMomentToLookAndTakesTheQuietestOrStays() {
        home.noise(-70);
        radio.automatic(true);
        later(60);
        assertThat(radio.channel()).as("it chooses already, and looks for nothing").isEqualTo(6);
        radio.automatic(false);
        radio.automatic(true);
        assertThat(radio.channel()).isEqualTo(6);
        assertThat(radio.noise()).isEqualTo(-70);
        later(2);
        assertThat(radio.channel()).isEqualTo(1);
        assertThat(radio.noise()).isLessThan(-90);
        radio.automatic(false);
        radio.automatic(true);
        later(2);
        assertThat(radio.channel()).as("nothing is better").isEqualTo(1);
        assertThat(router.radio(Band.GHZ_5).channel()).isEqualTo(36);
    }

    @Test
    void aChannelThatIsSetIsKeptOverARestartUntilAFactoryReset() {
        radio.channel(11);
        assertThat(radio.automatic()).isFalse();
        router.started();
        assertThat(radio.channel()).isEqualTo(11);
        chassis.flash().erase();
        assertThat(radio.channel()).isEqualTo(6);
        assertThat(radio.automatic()).isTrue();
    }

    @Test
    void afterAnotherChannelTheHomeFindsBackByItself() {
        int joined = router.wifiClients().size();
        assertThat(joined).isPositive();
        int on = radio.clients().size();
        radio.channel(11);
        assertThat(radio.clients()).isEmpty();
        later(5);
        assertThat(radio.clients()).hasSize(on);
        assertThat(router.wifiClients()).hasSize(joined);
    }

    @Test
    void afterAnotherNameOrPasswordEachThingMustBeToldIt() {
        HomeRadio near = router.radio(Band.GHZ_5);
        int all = radio.clients().size() + near.clients().size();
        radio.changed();
        near.changed();
        assertThat(router.wifiClients()).isEmpty();
        assertThat(router.hosts()).filteredOn(host -> host.interfaceType().equals("802.11")).hasSize(all)
                .noneMatch(LanHost::active);
        later(30);
        assertThat(router.wifiClients()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
        later((int) Duration.ofMinutes(5).toSeconds());
        assertThat(router.wifiClients()).hasSize(all);
        assertThat(router.hosts()).allMatch(LanHost::active);
    }

    @Test
    void aDeafOneTakesEveryOrderAndDoesNothing() {
        radio.deaf(true);
        radio.channel(11);
        radio.automatic(false);
        assertThat(radio.channel()).isEqualTo(6);
        assertThat(radio.automatic()).isTrue();
    }
}
