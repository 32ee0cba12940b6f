package org.pilotacs.acs.door;

import org.pilotacs.acs.device.Parameter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a two-tuner decoder said: the first tuner lately, the second yesterday.
final class SampleBox {
    private static final String FRONT_END = "Device.Services.STBService.1.Components.FrontEnd.%d.X_A1B2C3_DVBS.%s";

    private SampleBox() {}

    static List<Parameter> parameters(Instant now) {
        List<Parameter> all = new ArrayList<>();
        tuner(1, "142", "-480", "56").forEach((path, text) -> all
                .add(FakeDevices.parameter(path, text, now.minusSeconds(14))));
        tuner(2, "91", "-540", "12").forEach((path, text) -> all
                .add(FakeDevices.parameter(path, text, now.minusSeconds(90_000))));
        Map<String, String> rest = Map.of("Device.SmartCardReaders.SmartCardReader.1.SmartCard.Status", "Running",
                "Device.SmartCardReaders.SmartCardReader.1.SmartCard.SerialNumber", "010744321187",
                "Device.Services.STBService.1.Components.CA.1.X_A1B2C3_EntitlementCount", "12",
                "Device.DeviceInfo.UpTime", "518400", "Device.DeviceInfo.SoftwareVersion", "3.2.1",
                "Device.DeviceInfo.TemperatureStatus.TemperatureSensor.1.Value", "46",
                "Device.DeviceInfo.MemoryStatus.Free", "183204",
                "Device.IP.Interface.1.IPv4Address.1.IPAddress", "192.168.1.20");
        new TreeMap<>(rest).forEach((path, text) -> all.add(FakeDevices.parameter(path, text, now.minusSeconds(14))));
        all.add(FakeDevices.parameter("Device.WiFi.SSID.1.SSID", "<script>alert(1)</script>", now.minusSeconds(4000)));
        all.add(FakeDevices.parameter("Device.WiFi.SSID.2.SSID", "guests", now.minusSeconds(4000)));
        return all;
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
}
