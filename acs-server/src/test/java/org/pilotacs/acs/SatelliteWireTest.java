package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.protocols.simulcrypt.Tshark;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.OneWayBox;
import org.pilotacs.sim.fleet.OneWayFleet;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a server that sends to a multiplexer, when somebody listens on the wire, then Wireshark reads all that the two say to each
/// other.
class SatelliteWireTest {
    private static final int PORT = 4_000;

    @TempDir
    private Path data = Path.of("");

    @Test
    void an_independent_dissector_reads_what_server_and_multiplexer_say_from_the_first_word_to_the_last()
            throws Exception {
        Tshark.assume();
        try (Fleet fleet = Fleet.start(FleetConfig.of(OneWayFleet.of(3)));
                Eavesdropper wire = new Eavesdropper(fleet.headend().mux().port())) {
            try (AcsServer server = AcsServer.start(SatelliteLab.config(TestDatabases.Kind.H2, data,
                    SatelliteLab.file(data, wire.port(), SatelliteLab.QUICK)), Clock.systemUTC());
                    CareClient care = new CareClient(server.console().getPort())) {
                SatelliteLab.admit(care, fleet);
                for (OneWayBox box : fleet.oneWayBoxes()) {
                    JsonNode asked = SatelliteLab
                            .begun(care.start(Lab.device(box).value(), "reconnect", box.serial()));
                    SatelliteLab.onAir(care, asked, 2);
                }
                fleet.headend().mux().test();
                fleet.headend().mux().capacity(50);
                SatelliteLab.onAir(care,
                        SatelliteLab.begun(care.start(Lab.device(fleet.oneWayBoxes().iterator().next()).value(),
                                "reset-pin", "pin")),
                        2);
            }
            List<Tshark.Frame> frames = Tshark.simulcrypt(wire.write(data.resolve("wire.pcap"), PORT), PORT);
            assertThat(frames).allSatisfy(frame -> assertThat(frame.isSound()).as("%s", frame).isTrue());
            assertThat(frames).flatExtracting(Tshark.Frame::messageTypes).as("channel, stream, tests, data, the end")
                    .contains("0x0011", "0x0013", "0x0012", "0x0111", "0x0113", "0x0112", "0x0117", "0x0118", "0x0211",
                            "0x0114", "0x0115", "0x0014");
        }
    }
}
