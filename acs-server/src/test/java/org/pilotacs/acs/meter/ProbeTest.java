package org.pilotacs.acs.meter;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.profile.Boxes;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What is read of which model.
class ProbeTest {
    private static final YamlProfiles PROFILES = YamlProfiles.load(ProfileConfig.DEFAULT);
    private static final Instant NOON = Boxes.NOON;
    private static final String LWM2M = "Lwm2m.SatelliteFrontEnd.";
    private static final String TERRESTRIAL = "Device.Services.STBService.1.Components.FrontEnd.";

    private static Profile generic(String root) {
        return PROFILES.of(Boxes.device(new Identity("Nobody", "FFFFFF", "X", "1"), root, "1"));
    }

    private static Evidence told(String... pathsAndValues) {
        List<Assignment> values = new ArrayList<>();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            values.add(new Assignment(pathsAndValues[i], Value.string(pathsAndValues[i + 1])));
        }
        return new Evidence(NOON, Saying.NOTHING, values);
    }

    @Test
    void of_a_model_that_is_known_each_leaf_of_each_tuner_and_no_more() {
        Device box = Boxes.sagevision("1");
        String front = "Device.Services.STBService.1.Components.FrontEnd.";
        assertThat(Probe.of(PROFILES.of(box)).paths(NOON)).containsExactlyInAnyOrder(
                front + "1.X_A1B2C3_DVBS.Locked", front + "2.X_A1B2C3_DVBS.Locked",
                front + "1.X_A1B2C3_DVBS.SignalLevel", front + "2.X_A1B2C3_DVBS.SignalLevel",
                front + "1.X_A1B2C3_DVBS.CNR", front + "2.X_A1B2C3_DVBS.CNR",
                front + "1.X_A1B2C3_DVBS.LinkMargin", front + "2.X_A1B2C3_DVBS.LinkMargin");
    }

    @Test
    void of_a_model_without_level_and_margin_what_stands_in_for_them_if_it_has_it() {
        String tuner = "InternetGatewayDevice.X_0C0D0E_Tuner.";
        assertThat(Probe.of(PROFILES.of(Boxes.telmar("1"))).paths(NOON)).containsExactlyInAnyOrder(tuner + "1.Lock",
                tuner + "2.Lock", tuner + "1.SNR", tuner + "2.SNR", tuner + "1.Strength", tuner + "2.Strength");
    }

    @Test
    void a_model_without_a_tuner_has_nothing_to_read() {
        assertThat(Probe.isOf(PROFILES.of(Boxes.homegate("1")))).isFalse();
        assertThat(Probe.isOf(Profile.UNKNOWN)).isFalse();
        assertThat(Probe.isOf(generic("Lwm2m"))).isTrue();
    }

    @Test
    void where_it_is_not_known_how_many_tuners_there_are_all_is_read_first_and_then_what_was_of_use() {
        Probe probe = Probe.of(generic("Lwm2m"));
        assertThat(probe.paths(NOON)).containsExactly(LWM2M);
        List<Reading> readings = probe.readings(told(LWM2M + "0.Locked", "true", LWM2M + "0.SignalLevel", "-51.5",
                LWM2M + "0.SymbolRate", "27500000", LWM2M + "1.Locked", "false"), NOON.plusMillis(100));
        assertThat(readings).extracting(Reading::name).containsExactlyInAnyOrder("tuner.1.lock", "tuner.1.level",
                "tuner.2.lock");
        assertThat(probe.paths(NOON.plusSeconds(1))).containsExactly(LWM2M + "0.Locked", LWM2M + "0.SignalLevel",
                LWM2M + "1.Locked");

        assertThat(probe.readings(told(LWM2M + "0.Locked", "false"), NOON.plusSeconds(1))).hasSize(1);
        assertThat(probe.paths(NOON.plusSeconds(2))).as("what is silent once is asked for again").hasSize(3);
        assertThat(probe.paths(NOON.plusSeconds(11))).as("there may be more by now").containsExactly(LWM2M);
    }

    @Test
    void a_box_that_told_nothing_of_use_is_asked_for_all_again() {
        Probe probe = Probe.of(generic("Device"));
        assertThat(probe.paths(NOON)).containsExactly(TERRESTRIAL);
        assertThat(probe.readings(told(TERRESTRIAL + "1.Enable", "1"), NOON)).isEmpty();
        assertThat(probe.paths(NOON.plusSeconds(1))).containsExactly(TERRESTRIAL);
    }

    @Test
    void a_box_with_tuners_without_end_is_not_asked_for_all_of_them() {
        Probe probe = Probe.of(generic("Lwm2m"));
        probe.paths(NOON);
        probe.readings(told(IntStream.range(0, 400).boxed()
                .flatMap(i -> List.of(LWM2M + i + ".Locked", "true").stream()).toArray(String[]::new)), NOON);
        assertThat(probe.paths(NOON.plusSeconds(1))).hasSize(64);
    }
}
