package org.pilotacs.sim.homes;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pilotacs.sim.fleet.BoxKind;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// Each fault shows in what the box itself says, or in what is known of it otherwise.
class HomeFaultsTest {
    private static final int SAMPLE = 6;
    private static final Homes HOMES = new Homes(6000, 7, true);

    static List<HomeFault> faults() {
        return HomeFault.all();
    }

    private static List<KnownHome> with(HomeFault fault) {
        return IntStream.rangeClosed(1, HOMES.count()).filter(i -> HOMES.plan(i).faults().equals(List.of(fault)))
                .limit(SAMPLE).mapToObj(HOMES::home).toList();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultShows(HomeFault fault) {
        List<KnownHome> homes = with(fault);
        assertThat(homes).hasSize(SAMPLE).allSatisfy(home -> {
            assertThat(fault.traits().boxes()).contains(home.plan().box());
            assertThat(fault.traits().complaints()).contains(home.call().said());
            switch (fault) {
                case DishFault dish -> DishSigns.check(dish, home);
                case ViewingFault viewing -> check(viewing, home);
                case BoxFault box -> check(box, home);
                case LineFault line -> check(line, home);
            }
        });
    }

    private static void check(ViewingFault fault, KnownHome home) {
        Said now = Said.now(home);
        assertThat(now.locked(1)).isTrue();
        assertThat(home.account().arrears()).isEqualTo(fault == ViewingFault.ARREARS);
        switch (fault) {
            case NO_RIGHTS, ARREARS -> assertNoRights(now);
            case CARD_UNPAIRED -> assertThat(now.paired()).isFalse();
            case CARD_FAULT -> assertThat(now.card()).isEqualTo("Error");
            case CARD_OUT -> assertThat(now.card()).isEqualTo("None");
            case CLOCK_WRONG -> {
                assertNoRights(now);
                Duration off = Duration.between(Instant.parse(now.text("Device.Time.CurrentLocalTime")),
                        now.snapshot().at()).abs();
                assertThat(off).isGreaterThan(Duration.ofDays(59));
            }
            case DISPLAY ->
                assertThat(now.stb("Components.HDMI.1.DisplayDevice.Status")).isEqualTo("None");
            case STANDBY -> assertThat(now.stb("X_A1B2C3_Standby")).isEqualTo("1");
            case PIN_FORGOTTEN -> {
                assertThat(home.call().said()).isEqualTo(Complaint.PIN);
                assertThat(now.isSagevision() && now.stb("X_A1B2C3_Parental.PINIsDefault").equals("1")).isFalse();
            }
        }
        if (!fault.traits().errorCode().isEmpty()) {
            assertThat(home.call().errorCode()).isEqualTo(fault.traits().errorCode());
        }
    }

    private static void assertNoRights(Said now) {
        if (now.isSagevision()) {
            assertThat(now.entitlements()).isZero();
            assertThat(now.keyless()).isGreaterThan(300);
        }
    }

    private static void check(BoxFault fault, KnownHome home) {
        Said last = Said.now(home);
        boolean now = last.snapshot().at().equals(home.called());
        switch (fault) {
            case REBOOT_LOOP -> {
                assertThat(home.contact().starts().size()).isGreaterThan(5);
                assertThat(last.uptime()).isLessThan(4 * 3600);
            }
            case BAD_FIRMWARE -> {
                assertThat(last.version()).isEqualTo(BoxCourse.badVersion(home.plan().box()));
                assertThat(Said.first(home).version()).isNotEqualTo(last.version());
                assertThat(home.contact().starts()).isNotEmpty();
            }
            case OVERHEATING -> {
                assertThat(last.temperature()).isBetween(80.0, 95.0);
                assertThat(Said.first(home).temperature()).isLessThan(60);
            }
            case BOX_OFFLINE -> {
                assertThat(Duration.between(home.contact().last(), home.called()))
                        .isGreaterThanOrEqualTo(Duration.ofDays(2));
                assertThat(home.neighbours().offline()).isLessThan(home.neighbours().seen() / 2);
            }
            case AREA_OUTAGE -> {
                assertThat(home.neighbours().offline()).isGreaterThan(home.neighbours().seen());
                assertThat(now && !last.ppp("ConnectionStatus").equals("Disconnected")).isFalse();
            }
        }
        if (now && home.plan().box() == BoxKind.SAGEVISION) {
            assertThat(last.scan()).allMatch(Said.Carrier::locked);
        }
    }

    private static void check(LineFault fault, KnownHome home) {
        Said now = Said.now(home);
        boolean isUp = now.ppp("ConnectionStatus").equals("Connected");
        switch (fault) {
            case INTERNET_LOGIN -> {
                assertThat(isUp).isFalse();
                assertThat(now.ppp("LastConnectionError")).isEqualTo("ERROR_AUTHENTICATION_FAILURE");
                assertThat(now.dsl("Status")).isEqualTo("Up");
            }
            case LINE_CUT -> {
                assertThat(isUp).isFalse();
                assertThat(now.dsl("Status")).isEqualTo("NoSignal");
                assertThat(home.neighbours().offline()).isLessThan(home.neighbours().seen());
            }
            case LINE_ERRORS -> {
                assertThat(Integer.parseInt(now.dsl("DownstreamNoiseMargin"))).isBetween(10, 50);
                assertThat(Integer.parseInt(Said.first(home).dsl("DownstreamNoiseMargin"))).isGreaterThan(70);
                assertThat(Long.parseLong(now.ppp("Uptime"))).isLessThan(3600);
                assertThat(now.uptime()).isGreaterThan(3600);
            }
            case WIFI_WEAK -> {
                assertThat(now.clients()).anyMatch(rssi -> rssi < -75);
                assertThat(Said.first(home).clients()).allMatch(rssi -> rssi >= -75);
            }
            case WIFI_CROWDED -> {
                assertThat(Integer.parseInt(now.wifi("X_B4C5D6_Noise"))).isGreaterThan(-75);
                assertThat(Integer.parseInt(Said.first(home).wifi("X_B4C5D6_Noise"))).isLessThan(-85);
            }
            case WIFI_OFF -> {
                assertThat(now.wifi("Enable")).isEqualTo("0");
                assertThat(now.wifi("TotalAssociations")).isEqualTo("0");
                assertThat(isUp).isTrue();
            }
        }
    }
}
