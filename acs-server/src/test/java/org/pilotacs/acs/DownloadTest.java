package org.pilotacs.acs;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.sim.firmware.FirmwareImage;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a box with the agent's real client, when the server has it fetch firmware from a real file server, then the order
/// ends as the box ended.
class DownloadTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OLD = "2.4.1";
    private static final String NEW = "2.5.0";
    private static final byte[] IMAGE = FirmwareImage.build("SV-S2", NEW, new byte[200_000]);

    @TempDir
    private Path data;
    @AutoClose
    private final FileShelf files;

    DownloadTest(@TempDir Path folder) throws IOException {
        files = new FileShelf(folder);
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void firmware_is_confirmed_by_the_version_that_the_box_comes_back_with(TestDatabases.Kind kind) throws Exception {
        AcsConfig config = Lab.config(kind, data);
        URI image = files.put("fw.bin", IMAGE);
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                Orders orders = new Orders(config);
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox box = reported(fleet);
            long mark = box.mark();
            TaskId order = orders.give(box, firmware(image));
            assertConfirmed(orders.awaitOutcome(order), box, order);
            box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, SOON);
            assertThat(care.device(Lab.device(box)).path("softwareVersion").asText()).isEqualTo(NEW);
        }
    }

    @Test
    void a_damaged_image_fails_with_the_fault_of_the_box_which_goes_on_as_it_was() throws Exception {
        byte[] damaged = IMAGE.clone();
        damaged[100_000] ^= 1;
        assertThat(failure(files.put("fw.bin", damaged))).extracting(Fault::kind, Fault::code)
                .containsExactly(Fault.Kind.TRANSFER, "9018");
    }

    @Test
    void a_file_server_that_is_not_there_fails_with_the_fault_of_the_box() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:" + ServerProcess.freePort() + "/fw.bin");
        assertThat(failure(nowhere)).extracting(Fault::kind, Fault::code)
                .containsExactly(Fault.Kind.TRANSFER, "9015");
    }

    @Test
    void a_download_outlives_a_restart_of_the_server() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        files.hold(gate);
        URI image = files.put("fw.bin", IMAGE);
        AcsConfig config = Lab.config(data, Lab.settings(Map.of(), ServerProcess.freePort(), 0));
        AcsServer first = AcsServer.start(config, Clock.systemUTC());
        try (Fleet fleet = Fleet.start(Lab.boxes(first.cwmp(), 1))) {
            SimulatedBox box = reported(fleet);
            TaskId order;
            try (Orders orders = new Orders(config)) {
                order = orders.give(box, firmware(image));
                orders.awaitParked(order);
            }
            first.close();
            long mark = box.mark();
            gate.countDown();
            box.awaitAfter(mark, AgentEvent.Booted.class, _ -> true, SOON);
            box.awaitAfter(mark, AgentEvent.SessionFailed.class, _ -> true, SOON);
            try (AcsServer _ = AcsServer.start(config, Clock.systemUTC());
                    Orders orders = new Orders(config)) {
                assertConfirmed(orders.awaitOutcome(order), box, order);
            }
        } finally {
            first.close();
        }
    }

    private static Operation.Download firmware(URI from) {
        return new Operation.Download("1 Firmware Upgrade Image", from.toString(), 0, "", NEW);
    }

    private static SimulatedBox reported(Fleet fleet) throws InterruptedException {
        SimulatedBox box = fleet.boxes().iterator().next();
        box.awaitSession(0, EventCode.BOOT, SOON);
        return box;
    }

    private static void assertConfirmed(Outcome outcome, SimulatedBox box, TaskId order) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Confirmed.class,
                confirmed -> assertThat(confirmed.evidence().text().toString()).contains(NEW));
        assertThat(box.board().firmware().version()).isEqualTo(NEW);
        assertThat(box.journal().count(Journal.Deed.DOWNLOAD, order.value())).isEqualTo(1);
    }

    /// How it failed; the box keeps its version.
    private Fault failure(URI from) throws Exception {
        AcsConfig config = Lab.config(TestDatabases.Kind.H2, data);
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                Orders orders = new Orders(config)) {
            SimulatedBox box = reported(fleet);
            long mark = box.mark();
            Outcome outcome = orders.awaitOutcome(orders.give(box, firmware(from)));
            box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, SOON);
            assertThat(box.board().firmware().version()).isEqualTo(OLD);
            assertThat(box.journal().count(Journal.Deed.DOWNLOAD)).isZero();
            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            return ((Outcome.Failed) outcome).fault();
        }
    }
}
