package org.pilotacs.acs.door;

import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Learnt;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Two-tuner decoders of customer 10045512: named by the inventory, known for ten days, on for six, read from since.
public final class SampleBox {
    public static final Duration LATELY = Duration.ofSeconds(14);
    public static final Duration YESTERDAY = Duration.ofHours(25);

    private static final String FRONT_END = "Device.Services.STBService.1.Components.FrontEnd.%d.X_A1B2C3_DVBS.%s";

    private SampleBox() {}

    /// A decoder that only listens, which the inventory names.
    ///
    /// @param card empty for one that nobody knows
    public static Device oneWay(ActionWorld core, String serial, String card) {
        core.imports("""
                {"serial":"%s","oui":"A1B2C3","productClass":"SV-O1","subscriber":"10045512","area":"00-950",\
                %s"oneWay":true}
                """.formatted(serial, card.isEmpty() ? "" : "\"card\":\"" + card + "\","));
        return core.devices.find(new Identity("", "A1B2C3", "SV-O1", serial).deviceId()).orElseThrow();
    }

    public static Identity identity(String serial) {
        return new Identity("Sagevision", "A1B2C3", "SV-S2", serial);
    }

    /// Its first tuner was read lately, the second yesterday.
    public static Device comes(ActionWorld core, String serial) {
        return comes(core, serial, LATELY, YESTERDAY);
    }

    /// @param second when the second tuner was read; not later than the rest
    public static Device comes(ActionWorld core, String serial, Duration rest, Duration second) {
        Instant now = core.clock.instant();
        Box box = new Box(identity(serial));
        core.imports("""
                {"serial":"%s","oui":"A1B2C3","productClass":"SV-S2","subscriber":"10045512","area":"00-950",\
                "card":"010744321187","tags":["pilot"]}
                """.formatted(serial));
        Learnt[] inform = { Box.value("Device.DeviceInfo.ModelName", "SV-S2 PVR"),
            Box.value("Device.DeviceInfo.SoftwareVersion", "3.2.1"),
            Box.value("Device.DeviceInfo.HardwareVersion", "HW-2"),
            Box.value("Device.ManagementServer.ConnectionRequestURL", "http://10.1.2.3:7547/cr")};
        core.sees(box.comes(now.minus(Duration.ofDays(10)), DeviceEvent.Kind.BOOTSTRAP, inform));
        core.sees(box.comes(now.minus(Duration.ofDays(6)), DeviceEvent.Kind.BOOT, inform));
        core.sees(box.tells(now.minus(second), learnt(secondTuner())));
        return core.sees(box.tells(now.minus(rest), learnt(firstTuner())));
    }

    private static Map<String, String> firstTuner() {
        Map<String, String> values = new TreeMap<>(signal("142"));
        values.putAll(Map.of("Device.SmartCardReaders.SmartCardReader.1.SmartCard.Status", "Running",
                "Device.SmartCardReaders.SmartCardReader.1.SmartCard.SerialNumber", "010744321187",
                "Device.Services.STBService.1.Components.CA.1.X_A1B2C3_EntitlementCount", "12",
                "Device.DeviceInfo.UpTime", "518400",
                "Device.DeviceInfo.TemperatureStatus.TemperatureSensor.1.Value", "46",
                "Device.DeviceInfo.MemoryStatus.Free", "183204",
                "Device.IP.Interface.1.IPv4Address.1.IPAddress", "192.168.1.20"));
        return values;
    }

    private static Map<String, String> secondTuner() {
        Map<String, String> values = new TreeMap<>(tuner(2, "91", "-540", "12"));
        values.put("Device.WiFi.SSID.1.SSID", "<script>alert(1)</script>");
        values.put("Device.WiFi.SSID.2.SSID", "guests");
        return values;
    }

    /// What a signal check reads of the first tuner.
    ///
    /// @param cn in tenths of a decibel
    public static Map<String, String> signal(String cn) {
        return tuner(1, cn, "-480", "56");
    }

    private static Map<String, String> tuner(int number, String cn, String level, String margin) {
        Map<String, String> tuner = new TreeMap<>();
        Map.of("Locked", "true", "SignalLevel", level, "CNR", cn, "LinkMargin", margin, "Frequency", "11719500",
                "SymbolRate", "27500000", "Polarisation", "V", "Band", "High", "DeliverySystem", "DVB-S2")
                .forEach((name, text) -> tuner.put(FRONT_END.formatted(number, name), text));
        tuner.put(FRONT_END.formatted(number, "LNB.Voltage"), "132");
        tuner.put(FRONT_END.formatted(number, "LNB.Current"), "118");
        tuner.put(FRONT_END.formatted(number, "LNB.Status"), "OK");
        return tuner;
    }

    private static Learnt[] learnt(Map<String, String> values) {
        return values.entrySet().stream().map(value -> Box.value(value.getKey(), value.getValue()))
                .toArray(Learnt[]::new);
    }
}
