package org.pilotacs.agent;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.agent.bench.BenchServer;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/// The program as a service manager and a server see it: a process with its file, its signals and its exit status.
class AgentProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;
    private BenchServer server;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void configure() throws IOException {
        server = new BenchServer();
        Files.writeString(folder.resolve("agent.conf"), """
                acs.url = %s
                box.oui = A1B2C3
                box.product-class = SV-L1
                box.serial-number = 42
                state.folder = state
                connection-request.host = 127.0.0.1
                connection-request.port = 0
                power.restart = reboot-of-a-test
                firmware.installer = sh -c "wc -c < $1 > %s/installed && echo 2.0" sh
                """.formatted(server.url("/acs"), folder));
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        server.close();
    }

    private Process agent(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx48m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "--config",
                folder.resolve("agent.conf").toString()));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile())).start();
        started.add(process);
        return process;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void awaitInforms(int number) {
        Awaitility.await().atMost(PATIENCE).until(() -> server.with(acs -> acs.informs().size()) >= number);
    }

    private List<String> lastEvents() {
        return server.with(acs -> acs.lastEvents());
    }

    /// It reads EMMs beside all else: here from a file that is no demultiplexer.
    @Test
    void aDeviceWithoutEmmsKeepsItFromNothingElse() throws Exception {
        Files.createFile(Files.createDirectories(folder.resolve("dvb/adapter0")).resolve("demux0"));
        Files.writeString(folder.resolve("emm-keys"), "0 = 000102030405060708090A0B0C0D0E0F\n");
        Files.setPosixFilePermissions(folder.resolve("emm-keys"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("agent.conf"), """
                tuner.folder = dvb
                emm.keys-file = emm-keys
                emm.address = 1
                emm.demux = adapter0/demux0
                emm.pid = 801
                """, StandardOpenOption.APPEND);
        Process agent = agent();
        awaitInforms(1);
        Awaitility.await().atMost(PATIENCE).until(() -> log().contains("adapter0/demux0: DMX_SET_FILTER failed"));
        agent.destroy();
        assertThat(ended(agent)).as("SIGTERM").isEqualTo(143);
    }

    private CpeResponse firstAnswer() {
        return server.with(acs -> acs.answers().getFirst());
    }

    private CpeRequest.TransferComplete firstTransfer() {
        return server.with(acs -> acs.transfers().getFirst());
    }

    private CpeRequest.Inform lastInform() {
        return server.with(acs -> acs.informs().getLast());
    }

    @Test
    void itReportsAnswersAndStopsWhenItIsTold() throws Exception {
        order(new AcsRequest.GetParameterValues(List.of("Device.DeviceInfo.")));
        Process agent = agent();
        Awaitility.await().atMost(PATIENCE).until(() -> server.with(acs -> acs.answers().size()) == 1);
        assertThat(lastEvents()).containsExactly("0 BOOTSTRAP", "1 BOOT");
        assertThat(lastInform().deviceId().serialNumber()).isEqualTo("42");
        assertThat(value(lastInform().parameters(), "Device.ManagementServer.ConnectionRequestURL"))
                .matches("http://.*:[0-9]+/[0-9a-f]{32}");
        assertThat(firstAnswer())
                .isInstanceOfSatisfying(CpeResponse.GetParameterValuesResponse.class, answer -> assertThat(Long
                        .parseLong(value(answer.parameters(), "Device.DeviceInfo.MemoryStatus.Total"))).isPositive());
        agent.destroy();
        assertThat(ended(agent)).as("SIGTERM").isEqualTo(143);

        Process again = agent();
        awaitInforms(2);
        assertThat(lastEvents()).as("it knows its server, which is told of the new port").containsExactly("1 BOOT",
                "4 VALUE CHANGE");
        assertThat(ended(agent())).as("a second one on the same state").isEqualTo(71);
        assertThat(log()).contains("another agent runs on");
        again.destroy();
        assertThat(ended(again)).isEqualTo(143);
    }

    private static String value(List<ParameterValueStruct> values, String name) {
        return values.stream().filter(value -> value.name().equals(name)).findFirst().orElseThrow().value();
    }

    /// The image is larger than the heap, and nothing restarts the machine: neither may be told otherwise.
    @Test
    void firmwareGoesThroughAFileAndARestartThatFailedIsNotReported() throws Exception {
        String conf = Files.readString(folder.resolve("agent.conf"));
        Files.writeString(folder.resolve("agent.conf"), conf.replaceAll("power.restart = .*", "power.restart ="));
        server.file("image", new byte[60 << 20]);
        order(new AcsRequest.Download("d1", "1 Firmware Upgrade Image", server.url("/files/image"), "", "", 60 << 20,
                "",
                0, "", ""));
        assertThat(ended(agent())).as("new firmware wants a restart").isEqualTo(75);
        assertThat(folder.resolve("installed")).hasContent(Integer.toString(60 << 20));

        order(new AcsRequest.Reboot("r1"));
        assertThat(ended(agent())).as("a restart was ordered").isEqualTo(75);
        assertThat(lastEvents()).contains("7 TRANSFER COMPLETE", "M Download");
        assertThat(firstTransfer().fault().code()).isZero();

        Process again = agent();
        awaitInforms(3);
        assertThat(lastEvents()).contains("1 BOOT").doesNotContain("M Reboot");
        assertThat(log()).contains("the machine did not restart");
        again.destroy();
        assertThat(ended(again)).isEqualTo(143);
    }

    private void order(AcsRequest request) {
        server.with(acs -> {
            acs.order(request);
            return acs;
        });
    }

    @Test
    void whatOnlyAPersonCanPutRightHasAnExitStatusOfItsOwn() throws Exception {
        assertThat(ended(agent("--no-such-option"))).isEqualTo(64);
        Files.writeString(folder.resolve("agent.conf"), "acs.ulr = http://acs.example/\n");
        assertThat(ended(agent())).isEqualTo(78);
        assertThat(log()).contains("agent.conf:1: acs.ulr: unknown key; did you mean acs.url?");
    }

    @Test
    void itShowsWhatAServerWouldSee() throws Exception {
        assertThat(ended(agent("--show"))).isZero();
        assertThat(log()).contains("Device.DeviceInfo.SerialNumber = 42",
                "Device.ManagementServer.URL = " + server.url("/acs"));
        assertThat(folder.resolve("state")).doesNotExist();
    }
}
