package org.pilotacs.acs.device;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceEvent.Kind;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.device.Box.name;
import static org.pilotacs.acs.device.Box.value;

/// What any [DeviceRegistry] and [Devices] do together.
abstract class DeviceRegistryContract extends OverDatabase {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-23T11:00:00Z");
    private static final String LOG = "Device.DeviceInfo.VendorLogFile.1.Name";

    private final Box box = Box.named("S-1");

    DeviceRegistryContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void theFirstSightingMakesTheDevice() {
        Arrival arrival = registry.seen(box.comes(NINE, Kind.BOOTSTRAP, Box.inform("1.0")));

        assertThat(arrival.firstContact()).isTrue();
        assertThat(arrival.queued()).isFalse();
        assertThat(arrival.parked()).isFalse();
        Device device = arrival.device();
        assertThat(device.id()).isEqualTo(new DeviceId("00AABB-Decoder%2D7-S%2D1"));
        assertThat(device.root()).isEqualTo("Device");
        assertThat(device.modelName()).isEqualTo("Decoder 7");
        assertThat(device.softwareVersion()).isEqualTo("1.0");
        assertThat(device.hardwareVersion()).isEqualTo("HW-1");
        assertThat(device.knockAddress()).isEqualTo("http://10.1.2.3:7547/knock");
        assertThat(device.firstSeen()).isEqualTo(NINE);
        assertThat(device.lastBootstrap()).isEqualTo(NINE);
        assertThat(device.lastBoot()).isNull();
        assertThat(device.informed().all()).hasSize(8);
        assertThat(devices.find(box.id())).contains(device);
    }

    @Test
    void aLaterSightingRefreshesWhatTheDeviceSaysByItself() {
        registry.seen(box.comes(NINE, Kind.BOOT, Box.inform("1.0")));
        Arrival arrival = registry.seen(box.comes(TEN, Kind.PERIODIC, Box.inform("1.1")));

        assertThat(arrival.firstContact()).isFalse();
        assertThat(arrival.device().softwareVersion()).isEqualTo("1.1");
        assertThat(arrival.device().firstSeen()).isEqualTo(NINE);
        assertThat(arrival.device().lastSeen()).isEqualTo(TEN);
        assertThat(arrival.device().lastBoot()).isEqualTo(NINE);
        assertThat(arrival.device().informed().all()).allMatch(parameter -> parameter.learnt().equals(TEN));
        assertThat(devices.find(box.id())).contains(arrival.device());
    }

    @Test
    void whatIsLearntByAskingIsKeptWithItsAge() {
        registry.seen(box.comes(NINE, Kind.BOOT, Box.inform("1.0")));
        registry.seen(box.tells(TEN, value(LOG, "a"), name("Device.WiFi.")));
        registry.seen(box.comes(ELEVEN, Kind.PERIODIC, Box.inform("1.0")));

        ParameterTree tree = devices.parameters(box.id());
        assertThat(tree.get(LOG)).contains(new Parameter(LOG, Value.string("a"), TEN, null));
        assertThat(tree.get("Device.WiFi.")).contains(new Parameter("Device.WiFi.", null, TEN, false));
        assertThat(tree.get("Device.DeviceInfo.SoftwareVersion").orElseThrow().learnt()).isEqualTo(ELEVEN);
        assertThat(tree.size()).isEqualTo(10);
    }

    @Test
    void aValueThatALaterReportDoesNotRepeatIsNotForgotten() {
        registry.seen(box.comes(NINE, Kind.BOOT, Box.inform("1.0")));
        registry.seen(box.tells(NINE, value(LOG, "old")));
        registry.seen(box.comes(TEN, Kind.VALUE_CHANGE, value(LOG, "new")));
        registry.seen(box.comes(ELEVEN, Kind.PERIODIC, Box.inform("1.0")));

        assertThat(devices.parameters(box.id()).get(LOG)).contains(new Parameter(LOG, Value.string("new"), TEN, null));
    }

    @Test
    void aBootstrapVoidsAllThatWasKnown() {
        registry.seen(box.comes(NINE, Kind.BOOT, Box.inform("1.0")));
        registry.seen(box.tells(NINE, value(LOG, "old")));
        Arrival arrival = registry
                .seen(box.comes(TEN, Kind.BOOTSTRAP, value("Device.DeviceInfo.SoftwareVersion", "0.9")));

        assertThat(devices.parameters(box.id()).all()).extracting(Parameter::path)
                .containsExactly("Device.DeviceInfo.SoftwareVersion");
        assertThat(arrival.device().modelName()).isEmpty();
        assertThat(arrival.device().knockAddress()).isEmpty();
        assertThat(arrival.device().firstSeen()).isEqualTo(NINE);
        assertThat(search("00:aa:bb:01:02:03")).isEmpty();
    }

    @Test
    void whatIsGoneIsAlsoGoneFromTheLastReport() {
        registry.seen(box.comes(NINE, Kind.BOOT, Box.inform("1.0")));
        registry.seen(box.tells(TEN, new Learnt.Gone("Device.Ethernet.")));

        assertThat(devices.parameters(box.id()).under("Device.Ethernet.")).isEmpty();
        assertThat(search("00aabb010203")).isEmpty();
    }

    @Test
    void aDeviceThatTwoLinksSeeIsLookedAfterByTheBetterOne() {
        try (JdbcDeviceRegistry both = new JdbcDeviceRegistry(database, Thread.ofVirtual().factory(),
                UnknownDevices.ACCEPT, new LinkOrder(List.of("cwmp", "lwm2m")))) {
            Sighting report = box.comes(NINE, Kind.BOOT, Box.inform("1.0"));
            both.seen(by("lwm2m", NINE, Kind.OTHER, value("Lwm2m.3.0.3", "1.0")));
            assertThat(devices.find(box.id()).orElseThrow().root()).isEqualTo("Lwm2m");

            both.seen(report);
            Arrival beside = both.seen(by("lwm2m", TEN, Kind.TOLD, value("Lwm2m.4.0.2", "-90")));
            assertThat(beside.firstContact()).isFalse();
            assertThat(beside.device().link()).isEqualTo("cwmp");
            assertThat(beside.device().root()).isEqualTo("Device");
            assertThat(devices.find(box.id())).contains(beside.device());
            assertThat(beside.device().lastSeen()).as("by what looks after it").isEqualTo(NINE);
            assertThat(devices.parameters(box.id()).get("Lwm2m.4.0.2"))
                    .contains(new Parameter("Lwm2m.4.0.2", Value.string("-90"), TEN, null));

            Instant later = NINE.plus(LinkOrder.HEARD);
            Arrival alone = both.seen(by("lwm2m", later, Kind.PERIODIC, value("Lwm2m.3.0.3", "1.0")));
            assertThat(alone.device().root()).as("the other has gone").isEqualTo("Lwm2m");
            assertThat(alone.device().lastSeen()).isEqualTo(later);
        }
    }

    private Sighting by(String link, Instant at, Kind kind, Learnt learnt) {
        Sighting one = box.comes(at, kind, learnt);
        return new Sighting(one.identity(), link, at, one.peer(), one.events(), one.learnt());
    }

    @Test
    void aReportFarTooBigForTheHotRowIsStillKept() {
        List<Learnt> all = new ArrayList<>(Box.inform("1.0"));
        for (int i = 0; i < 2000; i++) {
            all.add(value("Device.X_ACME.Counter." + i, "v" + i));
        }
        Arrival arrival = registry.seen(box.comes(NINE, Kind.BOOT, all));

        assertThat(arrival.device().informed().all()).hasSize(Merge.MAX_INFORMED);
        assertThat(devices.parameters(box.id()).size()).isEqualTo(all.size());
    }

    @Test
    void hostileTextDoesNotStopADevice() {
        Box hostile = new Box(new Identity("M\0".repeat(500), "00AABB", "\uD800x", "S\0'\";--"));
        Arrival arrival = registry.seen(hostile.comes(NINE, Kind.BOOT,
                value("Device.DeviceInfo.ModelName", "\0\uDC00" + "y"
                        .repeat(10_000)),
                value("x".repeat(300), "long path"), value("Device.\0", "bad path"), value("",
                        "no path")));

        assertThat(arrival.device().informed().all()).hasSize(1);
        assertThat(arrival.device().modelName()).hasSize(128).startsWith("\uFFFD\uFFFDy");
        assertThat(devices.find(hostile.id())).contains(arrival.device());
    }

    private List<String> search(String text) {
        return devices.search(new DeviceSearch(text, null, 50)).devices().stream()
                .map(device -> device.identity().serialNumber()).toList();
    }
}
