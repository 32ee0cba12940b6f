package org.pilotacs.sim.homes;

import org.pilotacs.sim.fleet.BoxKind;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// One snapshot in the words of the boxes' own data models.
record Said(BoxKind box, Snapshot snapshot) {
    private static final String STB = "Device.Services.STBService.1.";
    private static final String IGD = "InternetGatewayDevice.";

    static Said now(KnownHome home) {
        return new Said(home.plan().box(), home.snapshots().getLast());
    }

    static Said first(KnownHome home) {
        return new Said(home.plan().box(), home.snapshots().getFirst());
    }

    /// One carrier of a scan, in dBm and dB.
    record Carrier(int frequency, String polarisation, String band, double level, double ratio, double margin,
            boolean locked) {}

    String text(String path) {
        return Objects.requireNonNull(snapshot.parameters().get(path), path);
    }

    private double number(String path) {
        return Double.parseDouble(text(path));
    }

    boolean isSagevision() {
        return box == BoxKind.SAGEVISION;
    }

    boolean locked(int tuner) {
        return isSagevision()
                ? text(front(tuner) + "Locked").equals("1")
                : text(IGD + "X_0C0D0E_Tuner." + tuner + ".Lock").equals("LOCKED");
    }

    /// dB.
    double ratio(int tuner) {
        return isSagevision()
                ? number(front(tuner) + "CNR") / 10
                : Double.parseDouble(text(IGD + "X_0C0D0E_Tuner." + tuner + ".SNR").split(" ")[0]);
    }

    /// dBm; of a Telmar from its percents, and −75 where it has none.
    double level(int tuner) {
        if (isSagevision()) {
            return number(front(tuner) + "SignalLevel") / 10;
        }
        double percent = number(IGD + "X_0C0D0E_Tuner." + tuner + ".Strength");
        return percent > 100 ? -75 : -75 + percent / 2;
    }

    int frequency(int tuner) {
        return (int) number(front(tuner) + "Frequency");
    }

    String lnb() {
        return text(front(1) + "LNB.Status");
    }

    private static String front(int tuner) {
        return STB + "Components.FrontEnd." + tuner + ".X_A1B2C3_DVBS.";
    }

    List<Carrier> scan() {
        return IntStream.rangeClosed(1, 8).mapToObj(i -> carrier(STB + "X_A1B2C3_Scan." + i + ".")).toList();
    }

    private Carrier carrier(String at) {
        return new Carrier((int) number(at + "Frequency"), text(at + "Polarisation"), text(at + "Band"),
                number(at + "Level") / 10, number(at + "CNR") / 10, number(at + "Margin") / 10,
                text(at + "Locked").equals("1"));
    }

    String card() {
        return isSagevision()
                ? text("Device.SmartCardReaders.SmartCardReader.1.SmartCard.Status")
                : List.of("None", "Running", "Error").get((int) number(IGD + "X_0C0D0E_CAS.CardState"));
    }

    boolean paired() {
        return text(isSagevision() ? STB + "Components.CA.1.X_A1B2C3_Paired" : IGD + "X_0C0D0E_CAS.Paired")
                .equals("1");
    }

    int entitlements() {
        return (int) number(STB + "Components.CA.1.X_A1B2C3_EntitlementCount");
    }

    int keyless() {
        return (int) number("Device.SmartCardReaders.SmartCardReader.1.DecryptionFailedNoKeyCounter");
    }

    String stb(String name) {
        return text(STB + name);
    }

    double temperature() {
        return number("Device.DeviceInfo.TemperatureStatus.TemperatureSensor.1.Value");
    }

    long uptime() {
        return (long) number((isSagevision() ? "Device." : IGD) + "DeviceInfo.UpTime");
    }

    String version() {
        return text((isSagevision() ? "Device." : IGD) + "DeviceInfo.SoftwareVersion");
    }

    String ppp(String name) {
        return text(IGD + "WANDevice.1.WANConnectionDevice.1.WANPPPConnection.1." + name);
    }

    String dsl(String name) {
        return text(IGD + "WANDevice.1.WANDSLInterfaceConfig." + name);
    }

    String wifi(String name) {
        return text(IGD + "LANDevice.1.WLANConfiguration.1." + name);
    }

    List<Integer> clients() {
        return snapshot.parameters().entrySet().stream().filter(one -> one.getKey().endsWith("X_B4C5D6_RSSI"))
                .map(one -> Integer.valueOf(one.getValue())).toList();
    }
}
