package org.pilotacs.sim.lwm2m;

import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.ReadRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.lwm2m.Lwm2mEvent;
import org.pilotacs.agent.lwm2m.Lwm2mSettings.Retry;
import org.pilotacs.agent.lwm2m.Presence;
import org.pilotacs.protocols.lwm2m.EndpointName;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/// How boxes that speak LwM2M reach their server.
class Lwm2mFleetTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    /// Long enough for a question on a busy machine.
    private static final Duration AWAKE = Duration.ofSeconds(3);

    private JudgeServer server;

    @BeforeEach
    void start() throws Exception {
        server = new JudgeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBoxWithTheRightKeyRegistersOverDtls() throws Exception {
        Lwm2mFleet boxes = Lwm2mFleet.of(server.coaps(), 1);
        try (Fleet fleet = Fleet.start(FleetConfig.of(boxes).bootTime(Duration.ofMillis(300)))) {
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            server.knows(box.endpoint(), boxes.keyOf(box.endpoint()));
            box.awaitRegistered(SOON);
            assertThat(server.read(box.endpoint(), "/3/0/2").getValue()).isEqualTo(box.serial());
            long mark = box.mark();
            server.execute(box.endpoint(), "/3/0/4");
            box.awaitRegistered(mark, SOON);
            assertThat(server.read(box.endpoint(), "/3/0/2").getValue()).isEqualTo(box.serial());
        }
    }

    @Test
    void aBoxWithAnotherKeyDoesNot() throws Exception {
        Lwm2mFleet boxes = Lwm2mFleet.of(server.coaps(), 1)
                .retry(new Retry(Duration.ofSeconds(2), Duration.ofSeconds(60)));
        try (Fleet fleet = Fleet.start(FleetConfig.of(boxes).bootTime(Duration.ofMillis(300)))) {
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            server.knows(box.endpoint(), boxes.keySecret("other").keyOf(box.endpoint()));
            box.awaitAfter(0, Lwm2mEvent.NotRegistered.class, failed -> true, SOON);
            assertThat(server.find(box.endpoint())).isNull();
        }
    }

    @Test
    void aSleepingBoxHearsNothingUntilItWakesForItsUpdate() throws Exception {
        Lwm2mFleet boxes = Lwm2mFleet.of(server.coap(), 1).presence(new Presence.Queue(AWAKE));
        try (Fleet fleet = Fleet.start(FleetConfig.of(boxes))) {
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            box.awaitRegistered(SOON);
            assertThat(server.registration(box.endpoint()).usesQueueMode()).isTrue();
            assertThat(server.read(box.endpoint(), "/3/0/0").getValue()).isEqualTo("Sagevision");
            await().pollDelay(AWAKE.plusMillis(100)).atMost(SOON).until(() -> server.ask(box.endpoint(),
                    new ReadRequest("/3/0/0"), Duration.ofMillis(500)) == null);
            long mark = box.mark();
            box.checkIn();
            box.awaitAfter(mark, Lwm2mEvent.Updated.class, updated -> true, SOON);
            assertThat(server.read(box.endpoint(), "/3/0/0").getValue()).isEqualTo("Sagevision");
        }
    }

    @Test
    void aBoxUpdatesItsRegistrationByItself() throws Exception {
        Lwm2mFleet boxes = Lwm2mFleet.of(server.coap(), 1).checkIn(Duration.ofMillis(300));
        try (Fleet fleet = Fleet.start(FleetConfig.of(boxes))) {
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            box.awaitAfter(0, Lwm2mEvent.Updated.class, updated -> true, SOON);
        }
    }

    @Test
    void aBoxTellsItsSignalUnasked() throws Exception {
        Lwm2mFleet boxes = Lwm2mFleet.of(server.coap(), 1).sendInterval(Duration.ofMillis(200));
        try (Fleet fleet = Fleet.start(FleetConfig.of(boxes))) {
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            box.awaitAfter(0, Lwm2mEvent.Sent.class, sent -> true, SOON);
            // the box has its answer before the listeners of the server are told
            await().atMost(SOON).until(() -> !server.sent().isEmpty());
            var told = server.sent().getFirst().getMostRecentNodes();
            assertThat(told).hasSize(10);
            assertThat(told.get(new LwM2mPath(42_770, 1, 3))).isEqualTo(LwM2mSingleResource.newFloatResource(3,
                    box.decoder().tuner(2).read().carrierToNoise()));
        }
    }

    @Test
    void aBoxGoesOnTryingUntilItsServerIsThere() throws Exception {
        server.close();
        Lwm2mFleet boxes = Lwm2mFleet.of(server.coap(), 1)
                .retry(new Retry(Duration.ofMillis(300), Duration.ofMillis(200)));
        try (Fleet fleet = Fleet.start(FleetConfig.of(boxes))) {
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            box.awaitAfter(0, Lwm2mEvent.NotRegistered.class, failed -> true, SOON);
            long mark = box.mark();
            box.awaitAfter(mark, Lwm2mEvent.NotRegistered.class, failed -> true, SOON);
        }
    }

    @Test
    void twoHundredBoxesRegisterAndAreSmall() throws Exception {
        try (Fleet warm = Fleet.start(FleetConfig.of(Lwm2mFleet.of(server.coap(), 5)))) {
            warm.awaitAllInformed(SOON);
        }
        int threads = platformThreads();
        long before = usedMemory();
        long begun = System.nanoTime();
        try (Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(server.coap(), 200)))) {
            fleet.awaitAllInformed(Duration.ofSeconds(60));
            long took = (System.nanoTime() - begun) / 1_000_000;
            long each = (usedMemory() - before) / 200;
            int more = platformThreads() - threads;
            System.out.printf(
                    "200 LwM2M boxes registered within %d ms; %d bytes of heap and %.2f platform threads each%n",
                    took, each, more / 200.0);
            assertThat(each).isLessThan(400_000);
            assertThat(more).isLessThan(40);
        }
    }

    private static int platformThreads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long usedMemory() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void theStockListNamesThemAsItNamesTheOthers() throws Exception {
        Lwm2mFleet boxes = Lwm2mFleet.of(server.coap(), 2);
        try (Fleet fleet = Fleet.start(FleetConfig.of(boxes))) {
            List<String> lines = fleet.inventory().toList();
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            assertThat(box.endpoint()).isEqualTo(new EndpointName(box.inventory().oui(), "SV-L2", box.serial()).text());
            assertThat(lines).hasSize(2).first().asString()
                    .contains("\"productClass\":\"SV-L2\"", "\"serial\":\"" + box.serial() + "\"");
            assertThat(fleet.anyBox(box.serial())).isSameAs(box);
        }
    }

    @Test
    void anAddressThatIsNoCoapIsRefused() {
        assertThatThrownBy(() -> Lwm2mFleet.of(URI.create("http://127.0.0.1"), 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("coap");
    }
}
