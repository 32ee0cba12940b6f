package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.acs.task.TaskState;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// What a box meets that the inventory does not have, and how an import changes that.
class UnknownDevicesTest {
    private static final DeviceId DEVICE = DeviceId.of("00AA00", "Box", "gated");
    private static final TaskId TASK = new TaskId("0123456789abcdef01234567");
    private static final String LINE = "{\"serial\":\"gated\",\"oui\":\"00aa00\",\"subscriber\":\"100\"}";

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_refused_box_gets_a_fault_and_leaves_no_trace_until_it_is_imported(TestDatabases.Kind kind)
            throws IOException {
        try (RunningLink link = link(kind, UnknownDevices.REFUSE); CpeSocket cpe = new CpeSocket(link.port())) {
            CpeSocket.Answer refused = cpe.post(DeviceAccessTest.inform(), Map.of());
            assertThat(refused.status()).isEqualTo(200);
            assertThat(refused.body()).contains("<FaultCode>8001</FaultCode>");
            assertThat(refused.header("set-cookie")).isEmpty();
            assertThat(link.devices().find(DEVICE)).isEmpty();
            assertThat(link.devices().search(new DeviceSearch("", null, 10)).devices()).isEmpty();

            link.imports(LINE);
            assertThat(cpe.post(DeviceAccessTest.inform(), Map.of()).body()).contains("InformResponse");
            assertThat(link.devices().find(DEVICE).orElseThrow().quarantined()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_quarantined_box_is_seen_and_given_nothing_to_do_until_it_is_imported(TestDatabases.Kind kind)
            throws IOException {
        try (RunningLink link = link(kind, UnknownDevices.QUARANTINE); CpeSocket cpe = new CpeSocket(link.port())) {
            link.tasks().submit(List.of(new NewTask(TASK, DEVICE, new Operation.Read(List.of("Device.DeviceInfo.")),
                    Priority.CONSULTANT, null, null, link.now().plus(Duration.ofHours(1)), null)));
            assertThat(cpe.post(DeviceAccessTest.inform(), Map.of()).body()).contains("InformResponse");
            assertThat(link.devices().search(new DeviceSearch("gated", null, 10)).devices())
                    .allMatch(device -> device.quarantined()).hasSize(1);
            assertThat(cpe.post(TRANSFER_COMPLETE, Map.of()).body()).contains("TransferCompleteResponse");
            assertThat(cpe.post("", Map.of()).status()).isEqualTo(204);
            assertThat(link.tasks().find(TASK).orElseThrow().state()).isInstanceOf(TaskState.Queued.class);

            link.imports(LINE);
            assertThat(link.devices().find(DEVICE).orElseThrow().quarantined()).isFalse();
            assertThat(cpe.post(DeviceAccessTest.inform(), Map.of()).body()).contains("InformResponse");
            assertThat(cpe.post("", Map.of()).body()).contains("GetParameterValues");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void an_accepted_box_is_served_like_any_other(TestDatabases.Kind kind) throws IOException {
        try (RunningLink link = link(kind, UnknownDevices.ACCEPT); CpeSocket cpe = new CpeSocket(link.port())) {
            assertThat(cpe.post(DeviceAccessTest.inform(), Map.of()).body()).contains("InformResponse");
            assertThat(link.devices().find(DEVICE).orElseThrow().quarantined()).isFalse();
        }
    }

    private static RunningLink link(TestDatabases.Kind kind, UnknownDevices unknown) {
        return new RunningLink(RunningLink.config(AccessConfig.DEFAULT),
                new RunningLink.Setting(TestDatabases.config(kind), 0, unknown));
    }

    private static final String TRANSFER_COMPLETE = """
            <Envelope><Header><ID>8</ID></Header><Body><TransferComplete><CommandKey/><FaultStruct><FaultCode>0</FaultCode>\
            <FaultString/></FaultStruct><StartTime>2026-01-01T00:00:00Z</StartTime>\
            <CompleteTime>2026-01-01T00:00:00Z</CompleteTime></TransferComplete></Body></Envelope>""";
}
