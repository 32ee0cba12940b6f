package org.pilotacs.sim.lwm2m;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;

import java.time.Duration;

/// What tests of one box start from: a server that judges it, and the box, registered there.
abstract class JudgedBox {
    static final Duration SOON = Duration.ofSeconds(10);

    JudgeServer server;
    Lwm2mBox box;
    String endpoint;
    private Fleet fleet;

    @BeforeEach
    void startBox() throws Exception {
        server = new JudgeServer();
        fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(server.coap(), 1)));
        box = fleet.lwm2mBoxes().iterator().next();
        endpoint = box.endpoint();
        box.awaitRegistered(SOON);
    }

    @AfterEach
    void stopBox() {
        fleet.close();
        server.close();
    }
}
