package org.pilotacs.acs;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.network.NetworkConfig.Wire;
import org.pilotacs.acs.network.Wires;
import org.pilotacs.sim.fleet.Fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Whatever the ports are served by, devices are met and pages shown; what a machine does not have is said at the start.
class NetworkTest {
    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource(Wire.class)
    void a_server_listens_by_what_it_is_told_or_says_that_there_is_none(Wire wire) throws Exception {
        AcsConfig config = Lab.config(data, Lab.settings(
                Map.of("PILOT_NETWORK_WIRE", wire.name().toLowerCase(Locale.ROOT).replace('_', '-')), 0, 0));
        if (!Wires.isHere(wire)) {
            assertThatThrownBy(() -> AcsServer.start(config, Clock.systemUTC())).isInstanceOf(IOException.class)
                    .hasMessageContaining("network.wire");
            return;
        }
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 20));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(Duration.ofSeconds(60));
            assertThat(care.get("/care/v1/devices").json().path("devices")).hasSize(20);
        }
    }

    /// Twice the same server is what a newcomer meets first.
    @ParameterizedTest
    @CsvSource({ "PILOT_CWMP_PORT, cwmp.port", "PILOT_CONSOLE_PORT, console.port",
        "PILOT_FILE_SERVER_PORT, file-server.port", "PILOT_SELF_SERVICE_PORT, self-service.port",
        "PILOT_NBI_PORT, nbi.port"})
    void a_port_that_is_taken_is_named_with_its_setting_and_nothing_else_is_said(String variable, String setting,
            @TempDir Path folder) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = Lab.settings(Map.of(), 0, 0);
            environment.put(variable, Integer.toString(other.getLocalPort()));
            Process server = ServerProcess.command(folder, environment).redirectErrorStream(true).start();
            String said = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(server.waitFor()).isEqualTo(1);
            assertThat(said).contains(setting + ": cannot listen on 127.0.0.1 port " + other.getLocalPort()
                    + ": another program has it").doesNotContain("ERROR", "\tat ");
        }
    }
}
