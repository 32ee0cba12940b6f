package org.pilotacs.acs.profile;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.device.Value;

import java.time.Instant;
import java.util.Set;

/// Devices and parameters for tests.
public final class Boxes {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Boxes() {}

    public static Device sagevision(String serial) {
        return device(new Identity("Sagevision", "A1B2C3", "SV-S2", serial), "Device", "2.4.1");
    }

    public static Device homegate(String serial) {
        return device(new Identity("Norvik", "B4C5D6", "HomeGate5", serial), "InternetGatewayDevice", "5.10.3");
    }

    public static Device telmar(String serial) {
        return device(new Identity("Telmar", "0C0D0E", "T2000", serial), "InternetGatewayDevice", "1.87");
    }

    public static Device device(Identity identity, String root, String software) {
        return new Device(identity.deviceId(), identity, root, identity.productClass(), software, "1", "cwmp", "",
                "127.0.0.1", NOON, NOON, null, null, ParameterTree.EMPTY, null, null, Set.of(), false);
    }

    public static Parameter valued(String path, String text) {
        return new Parameter(path, Value.string(text), NOON, null);
    }
}
