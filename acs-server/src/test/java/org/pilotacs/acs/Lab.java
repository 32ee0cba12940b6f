package org.pilotacs.acs;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.sim.fleet.Box;
import org.pilotacs.sim.fleet.FleetConfig;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How a server and simulated boxes on one machine get along.
final class Lab {
    private static final String USERNAME = "acs";
    private static final String PASSWORD = "knock";
    private static final Duration BOOT = Duration.ofMillis(500);

    private Lab() {}

    /// A server on ports of its own choice.
    static AcsConfig config(TestDatabases.Kind kind, Path data) {
        return config(data, settings(TestDatabases.environment(kind), 0, 0));
    }

    static AcsConfig config(Path data, Map<String, String> settings) {
        return AcsConfig.load(null, settings, Map.of("data", data.toString()));
    }

    /// Environment of a server that knocks at boxes on this machine.
    ///
    /// @param more what else it is told, for example `PILOT_DATABASE_URL`
    static Map<String, String> settings(Map<String, String> more, int cwmpPort, int consolePort) {
        // most tests have nobody who speaks it
        Map<String, String> settings = new HashMap<>(
                Map.of("PILOT_LWM2M_ENABLED", "false", "PILOT_FILE_SERVER_PORT", "0", "PILOT_SELF_SERVICE_PORT", "0",
                        "PILOT_NBI_PORT", "0"));
        settings.putAll(more);
        settings.putAll(Map.of("PILOT_CWMP_PORT", Integer.toString(cwmpPort), "PILOT_CONSOLE_PORT",
                Integer.toString(consolePort), "PILOT_CWMP_CONNECTION_REQUEST_ALLOW", "127.0.0.0/8",
                "PILOT_CWMP_CONNECTION_REQUEST_USERNAME", USERNAME, "PILOT_CWMP_CONNECTION_REQUEST_PASSWORD",
                PASSWORD));
        return settings;
    }

    /// Boxes that report there and can be knocked at.
    static FleetConfig boxes(URI cwmp, int size) {
        return FleetConfig.of(cwmp, size).bootTime(BOOT).connectionRequestCredentials(USERNAME, PASSWORD);
    }

    /// Settings of a server that serves LwM2M too.
    static Map<String, String> withLwm2m(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("PILOT_LWM2M_ENABLED", "true", "PILOT_LWM2M_PORT", "0",
                "PILOT_LWM2M_DTLS_PORT", "0", "PILOT_LWM2M_TIMEOUT", "10s"));
        settings.putAll(more);
        return settings(settings, 0, 0);
    }

    static DeviceId device(Box box) {
        return DeviceId.of(box.inventory().oui(), box.inventory().productClass(), box.serial());
    }
}
