package org.pilotacs.acs.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A box under test: what it is, and the sightings that a link would report of it.
public record Box(Identity identity) {
    public static Box named(String serial) {
        return new Box(new Identity("Acme", "00AABB", "Decoder-7", serial));
    }

    public DeviceId id() {
        return identity.deviceId();
    }

    /// Comes by itself, for a reason, with values.
    public Sighting comes(Instant at, DeviceEvent.Kind kind, Learnt... learnt) {
        return comes(at, kind, Arrays.asList(learnt));
    }

    public Sighting comes(Instant at, DeviceEvent.Kind kind, List<Learnt> learnt) {
        return new Sighting(identity, "cwmp", at, "10.1.2.3", List.of(DeviceEvent.of(kind)), learnt);
    }

    /// Is there already and is asked for more.
    public Sighting tells(Instant at, Learnt... learnt) {
        return new Sighting(identity, "cwmp", at, "10.1.2.3", List.of(), Arrays.asList(learnt));
    }

    /// What a TR-181 box puts into every Inform.
    public static List<Learnt> inform(String software) {
        return new ArrayList<>(List.of(value("Device.DeviceInfo.HardwareVersion", "HW-1"),
                value("Device.DeviceInfo.ModelName", "Decoder 7"),
                value("Device.DeviceInfo.SoftwareVersion", software),
                value("Device.DeviceInfo.ProvisioningCode", ""),
                value("Device.ManagementServer.ConnectionRequestURL", "http://10.1.2.3:7547/knock"),
                value("Device.ManagementServer.ParameterKey", ""),
                value("Device.IP.Interface.1.IPv4Address.1.IPAddress", "10.1.2.3"),
                value("Device.Ethernet.Interface.1.MACAddress", "00:AA:BB:01:02:03")));
    }

    public static Learnt value(String path, String text) {
        return new Learnt.Valued(path, Value.string(text));
    }

    public static Learnt name(String path) {
        return new Learnt.Named(path, false);
    }
}
