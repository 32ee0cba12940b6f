package org.pilotacs.acs.profile;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.profile.Recipe.Step;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;
import org.pilotacs.agent.model.Answer;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds the profiles against the data models of the simulated boxes. The boxes are asked directly, and speak to nobody.
class SimulatedModelsTest {
    private static final YamlProfiles PROFILES = YamlProfiles.load(ProfileConfig.DEFAULT);
    private static final Map<String, SimulatedBox> BOXES = new HashMap<>();
    private static Fleet fleet;

    @BeforeAll
    static void plugIn() {
        fleet = Fleet.start(FleetConfig.of(URI.create("http://127.0.0.1:9/"), 4).mix(new FleetConfig.Mix(1, 1, 1, 1))
                .bootTime(Duration.ofHours(1)));
        for (SimulatedBox box : fleet.boxes()) {
            BOXES.put(box.board().identity().productClass(), box);
        }
    }

    @AfterAll
    static void unplug() {
        fleet.close();
    }

    static List<Device> models() {
        return List.of(Boxes.sagevision("1"), Boxes.homegate("1"), Boxes.telmar("1"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyPathOfEveryActionExists(Device model) {
        for (Recipe recipe : PROFILES.of(model).recipes().values()) {
            if (recipe instanceof Recipe.Steps(List<Step> steps, Duration _, String _)) {
                steps.forEach(step -> assertThat(answer(model, paths(step))).as("%s", step)
                        .isInstanceOf(Answer.Given.class));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void checkSignalGivesEveryReadingThatTheProfileKnows(Device model) {
        Profile profile = PROFILES.of(model);
        Recipe.Steps check = (Recipe.Steps) profile.recipe(RecipeName.CHECK_SIGNAL).orElseThrow();
        List<Parameter> read = check.steps().stream().flatMap(step -> values(model, paths(step)).stream()).toList();
        List<Reading> readings = profile.readings(read);

        Set<ReadingName> given = readings.stream().map(one -> ReadingName.ofName(one.name()).orElseThrow())
                .collect(Collectors.toSet());
        Set<ReadingName> known = profile.rules().stream().map(ReadingRule::name).collect(Collectors.toSet());
        known.removeAll(given);
        assertThat(known).as("not given by %s", readings).isSubsetOf(ReadingName.PIN_IS_DEFAULT,
                ReadingName.WAN_LAST_ERROR);
        assertThat(readings).allSatisfy(one -> assertThat(one.value()).isNotBlank());
    }

    /// No profile is for it, so it shows what the generic one of TR-181 does.
    @Test
    void aRouterOfTwoBandsHasWhatTheGenericProfileChanges() {
        Device ring = Boxes.device(new Identity("Orbis", "C7D8E9", "Ring", "1"), "Device", "3.1.0");
        Recipe.Steps recipe = (Recipe.Steps) PROFILES.of(ring).recipe(RecipeName.FIX_WIFI).orElseThrow();
        recipe.steps().forEach(
                step -> assertThat(answer(ring, paths(step))).as("%s", step).isInstanceOf(Answer.Given.class));
        assertThat(PROFILES.of(ring).readings(values(ring, List.of("Device.WiFi.")))).extracting(Reading::name)
                .contains("wifi.1.ssid", "wifi.1.channel", "wifi.2.auto-channel", "wifi.2.channel", "wifi.2.noise");
    }

    private static List<String> paths(Step step) {
        return switch (step) {
            case Step.Restart _,Step.FactoryReset _,Step.UpdateFirmware _,Step.Test _ -> List.of();
            case Step.Write write -> write.assignments().stream().map(one -> one.path()).toList();
            case Step.Execute(String path) -> List.of(path);
            case Step.Read(List<String> paths) -> paths;
            case Step.Look(List<String> paths) -> paths;
            case Step.Check check -> List.of(check.path());
            case Step.Wifi(WifiParameters wifi) -> wifi.paths().keySet().stream()
                    .map(part -> Objects.requireNonNull(wifi.path(part, 1))).toList();
        };
    }

    private static List<Parameter> values(Device model, List<String> paths) {
        return switch (answer(model, paths)) {
            case Answer.Given<List<ParameterValueStruct>>(List<ParameterValueStruct> values) ->
                values.stream().map(one -> Boxes.valued(one.name(), one.value())).toList();
            case Answer.Refused<List<ParameterValueStruct>> refused -> throw new AssertionError(refused);
        };
    }

    private static Answer<List<ParameterValueStruct>> answer(Device model, List<String> paths) {
        return Objects.requireNonNull(BOXES.get(model.identity().productClass())).model().get(paths);
    }
}
