package org.pilotacs.sim.fleet;

import org.junit.jupiter.api.Test;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.sim.acs.ScriptedAcs;
import org.pilotacs.sim.fleet.FleetConfig.Mix;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class FleetTest {
    private static final Mix EVERY_KIND = new Mix(6, 3, 1);

    @Test
    void aThousandBoxesBootAtOnce() throws Exception {
        try (ScriptedAcs acs = new ScriptedAcs()) {
            acs.forgetful();
            long start = System.nanoTime();
            try (Fleet fleet = Fleet.start(FleetConfig.of(acs.url(), 1000).mix(EVERY_KIND).bootTime(Duration.ZERO))) {
                fleet.awaitAllInformed(Duration.ofSeconds(60));
                System.out.printf("1000 boxes booted at once and informed within %d ms%n",
                        (System.nanoTime() - start) / 1_000_000);
                assertThat(acs.informCount()).isGreaterThanOrEqualTo(1000);
            }
        }
    }

    /// Started one after the other, and measured when idle connections are closed, so that what is measured is boxes.
    @Test
    void aBoxIsSmall() throws Exception {
        try (ScriptedAcs acs = new ScriptedAcs()) {
            acs.forgetful();
            try (Fleet classesAreLoaded = Fleet.start(FleetConfig.of(acs.url(), 10).mix(EVERY_KIND))) {
                classesAreLoaded.awaitAllInformed(Duration.ofSeconds(30));
            }
            long before = usedMemory();
            try (Fleet fleet = Fleet.start(FleetConfig.of(acs.url(), 1000).mix(EVERY_KIND)
                    .startSpread(Duration.ofSeconds(2)))) {
                for (SimulatedBox box : fleet.boxes()) {
                    box.await(AgentEvent.SessionCompleted.class, completed -> true, Duration.ofSeconds(60));
                }
                long each = (usedMemory() - before) / 1000;
                System.out.printf("%d bytes of heap a box%n", each);
                assertThat(each).isLessThan(20_000);
            }
        }
    }

    /// Heap in use once collections free no more for longer than a connection is kept alive: what other tests left behind
    /// goes only bit by bit.
    private static long usedMemory() {
        long[] last = { Long.MAX_VALUE};
        int[] quiet = { 0};
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(100)).atMost(Duration.ofSeconds(30))
                .until(() -> {
                    System.gc();
                    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                    quiet[0] = last[0] - used < 50_000 ? quiet[0] + 1 : 0;
                    last[0] = Math.min(last[0], used);
                    return quiet[0] > 20;
                });
        return last[0];
    }

    @Test
    void theSameSeedGivesTheSameBoxes() throws Exception {
        assertThat(inventory(4)).isEqualTo(inventory(4)).isNotEqualTo(inventory(5));
    }

    private static String inventory(long seed) throws Exception {
        try (ScriptedAcs acs = new ScriptedAcs();
                Fleet fleet = Fleet.start(FleetConfig.of(acs.url(), 20).seed(seed).mix(EVERY_KIND))) {
            return fleet.inventory().collect(Collectors.joining("\n"));
        }
    }

    @Test
    void theInventorySaysWhoHasWhat() throws Exception {
        try (ScriptedAcs acs = new ScriptedAcs();
                Fleet fleet = Fleet.start(FleetConfig.of(acs.url(), 10).mix(EVERY_KIND))) {
            List<String> lines = fleet.inventory().toList();
            assertThat(lines).hasSize(10);
            assertThat(lines.getFirst())
                    .matches("\\{\"serial\":\"SV\\d{8}\",\"oui\":\"A1B2C3\",\"productClass\":\"SV-S2\","
                            + "\"subscriber\":\"10000001\",\"area\":\"\\d\\d-\\d{3}\",\"card\":\"\\d{12}\"}");
            assertThat(lines.get(6)).contains("\"productClass\":\"HomeGate5\"", "\"card\":\"\"");
            assertThat(lines.get(9)).contains("\"productClass\":\"T2000\"");
        }
    }

    @Test
    void credentialsAreGivenWhenTheServerAsks() throws Exception {
        try (ScriptedAcs acs = new ScriptedAcs()) {
            acs.demand("boxes:word");
            try (Fleet fleet = Fleet.start(FleetConfig.of(acs.url(), 1).acsCredentials("boxes", "word"))) {
                fleet.awaitAllInformed(Duration.ofSeconds(10));
            }
        }
    }

    @Test
    void boxesComeBackWhenABusyServerRecovers() throws Exception {
        try (ScriptedAcs acs = new ScriptedAcs()) {
            acs.refuseNext(503);
            try (Fleet fleet = Fleet.start(FleetConfig.of(acs.url(), 1))) {
                SimulatedBox box = fleet.boxes().iterator().next();
                box.await(AgentEvent.SessionFailed.class, failed -> failed.retry() == 1,
                        Duration.ofSeconds(10));
                box.knocked();
                fleet.awaitAllInformed(Duration.ofSeconds(10));
                assertThat(acs.informs(box.serial()).getFirst().retryCount()).isEqualTo(1);
            }
        }
    }
}
