package org.pilotacs.acs.action;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Outcome;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Given what was wanted of Wi-Fi and what the box says afterwards, then the evidence says plainly what changed, and a box that
/// took it and shows otherwise has failed.
class WifiShownTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Role.Trait CHOOSES = new Role.Trait(1, WifiPart.AUTO_CHANNEL, "A", "true");
    private static final Role.Trait ANY_CHANNEL = new Role.Trait(1, WifiPart.CHANNEL, "C", "");
    private static final Role.Trait CHANNEL_11 = new Role.Trait(1, WifiPart.CHANNEL, "C", "11");
    private static final Role.Trait NAME = new Role.Trait(1, WifiPart.NAME, "N", "Dom");
    private static final Role.Trait PASSWORD = new Role.Trait(1, WifiPart.PASSWORD, "", "");

    @Test
    void aChannelThatTheBoxChose() {
        assertThat(said(List.of(CHOOSES, ANY_CHANNEL), Map.of("C", "6"), Map.of("A", "1", "C", "11")))
                .isEqualTo("Wi-Fi: the box chose channel 11, before it was on 6");
        assertThat(said(List.of(CHOOSES, ANY_CHANNEL), Map.of("C", "6"), Map.of("A", "1", "C", "6")))
                .isEqualTo("Wi-Fi: the box chooses the channel itself and is still on 6");
        assertThat(said(List.of(CHOOSES, ANY_CHANNEL), Map.of(), Map.of("A", "true", "C", "11")))
                .isEqualTo("Wi-Fi: the box chooses the channel itself and is on 11");
        assertThat(said(List.of(CHOOSES, ANY_CHANNEL), Map.of("C", "6"), Map.of("A", "1", "C", "0")))
                .isEqualTo("Wi-Fi: the box chooses the channel itself");
        assertThat(said(List.of(CHOOSES), Map.of(), Map.of("A", "1")))
                .isEqualTo("Wi-Fi: the box chooses the channel itself");
    }

    @Test
    void aChannelThatWasSet() {
        assertThat(said(List.of(CHANNEL_11), Map.of("C", "6"), Map.of("C", "11")))
                .isEqualTo("Wi-Fi is on channel 11 now, before on 6");
        assertThat(said(List.of(CHANNEL_11), Map.of("C", "11"), Map.of("C", "011")))
                .isEqualTo("Wi-Fi is on channel 011");
    }

    @Test
    void aNameAndAPasswordThatNobodyCanSee() {
        assertThat(said(List.of(NAME, PASSWORD), Map.of("N", "HomeGate"), Map.of("N", "Dom"))).isEqualTo(
                "Wi-Fi is called “Dom” now, before “HomeGate”; Wi-Fi: the box took the new password; no box tells it, so"
                        + " nothing shows it");
        assertThat(said(List.of(new Role.Trait(1, WifiPart.NAME, "N", ""), PASSWORD), Map.of(), Map.of("N", "Dom")))
                .startsWith("Wi-Fi: the box took the new password");
    }

    @Test
    void severalNetworksHaveNumbers() {
        Role.Trait second = new Role.Trait(2, WifiPart.NAME, "M", "Dom");
        Outcome outcome = outcome(List.of(second, NAME), Map.of("N", "Stary"), Map.of("N", "Dom", "M", "Dom"));
        assertThat(outcome.saying())
                .hasToString("network 1 is called “Dom” now, before “Stary”; network 2 is called “Dom”");
        assertThat(Language.POLISH.say(outcome.saying()))
                .isEqualTo("sieć 1 ma teraz nazwę „Dom”, wcześniej „Stary”; sieć 2 ma nazwę „Dom”");
    }

    @Test
    void aBoxThatTookItAndShowsOtherwiseHasFailed() {
        assertThat(failure(CHANNEL_11, "C", "6"))
                .isEqualTo("the box accepted it, but Wi-Fi is still on channel 6 and not on 11");
        assertThat(failure(CHOOSES, "A", "0"))
                .isEqualTo("the box accepted it, but Wi-Fi still does not choose its channel itself");
        assertThat(failure(new Role.Trait(1, WifiPart.AUTO_CHANNEL, "A", "false"), "A", "1"))
                .isEqualTo("the box accepted it, but Wi-Fi still chooses its channel itself");
        assertThat(failure(NAME, "N", "HomeGate"))
                .isEqualTo("the box accepted it, but Wi-Fi is still called “HomeGate”");
    }

    @Test
    void whatCouldNotBeAskedIsNotConfirmed() {
        assertThat(outcome(List.of(CHOOSES, ANY_CHANNEL), Map.of(), Map.of("A", "1")))
                .isEqualTo(new Outcome.Unconfirmed(ActionSaying.NO_ANSWER_FOR.of(Saying.of("C"))));
        assertThat(new WifiShown(List.of(CHOOSES), Map.of(), evidence(Map.of()))
                .outcome(List.of(Saying.of("no such name"))))
                .isEqualTo(new Outcome.Unconfirmed(ActionSaying.COULD_NOT_BE_ASKED.of(Saying.of("no such name"))));
    }

    private static String failure(Role.Trait wanted, String path, String value) {
        return ((Outcome.Failed) outcome(List.of(wanted), Map.of(), Map.of(path, value))).fault().text().toString();
    }

    private static String said(List<Role.Trait> traits, Map<String, String> before, Map<String, String> now) {
        return ((Outcome.Confirmed) outcome(traits, before, now)).evidence().text().toString();
    }

    private static Outcome outcome(List<Role.Trait> traits, Map<String, String> before, Map<String, String> now) {
        return new WifiShown(traits, before, evidence(now)).outcome(List.of());
    }

    private static Evidence evidence(Map<String, String> now) {
        return new Evidence(NOON, Saying.NOTHING, now.entrySet().stream()
                .map(one -> new Assignment(one.getKey(), Value.string(one.getValue()))).toList());
    }
}
