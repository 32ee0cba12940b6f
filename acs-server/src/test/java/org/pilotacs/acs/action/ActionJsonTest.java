package org.pilotacs.acs.action;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.TaskId;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ActionJsonTest {
    private static final TaskId TASK = new TaskId("0123456789abcdef01234567");

    @Test
    void whatACheckMeansIsKeptInEveryLanguage() {
        List<Plan.Part> parts = List.of(new Plan.Part(TASK, new Role.Order()),
                new Plan.Part(TASK, new Role.Check("A", "1",
                        new Saying.Written(Map.of(Language.ENGLISH, "it is so", Language.POLISH, "jest tak: ąę")),
                        Map.of("2", Saying.of("it is not")))));
        String json = ActionJson.write(parts);
        assertThat(json.chars()).allMatch(c -> c >= ' ' && c < 127);
        assertThat(ActionJson.parts("a", json)).isEqualTo(parts);
    }

    @Test
    void whatAnOlderVersionStoredInEnglishIsSaidAsItIs() {
        assertThat(ActionJson.parts("a", part("\"means\":\"it is so\""))).extracting(Plan.Part::role)
                .containsExactly(new Role.Check("A", "1", Saying.of("it is so"), Map.of()));
    }

    @Test
    void aCheckThatMeansNothingCannotBeRead() {
        assertThatThrownBy(() -> ActionJson.parts("a", part("\"means\":7")))
                .isInstanceOf(UnreadableActionException.class).hasMessageContaining("means");
    }

    @Test
    void whatWasWishedOfWifiIsKept() {
        List<ActionRequest> wishes = List.of(new ActionRequest.FixWifi(),
                new ActionRequest.FixWifi(2, new WifiChannel.Fixed(11), null, null),
                new ActionRequest.FixWifi(0, new WifiChannel.Same(), "Dom „Zacisze”", null),
                new ActionRequest.FixWifi(0, new WifiChannel.Same(), null, Secret.NONE),
                new ActionRequest.FixWifi(1, new WifiChannel.Chosen(), "Dom", Secret.of("sesame-one")));
        assertThat(wishes).allSatisfy(
                wish -> assertThat(ActionJson.request("a", ActionJson.write(wish))).isEqualTo(wish));
        assertThat(wishes).extracting(Object::toString).noneMatch(text -> text.contains("sesame"));
    }

    @Test
    void whatTheLooksAtWifiAreForIsKept() {
        List<Plan.Part> parts = List.of(new Plan.Part(TASK, new Role.Before()),
                new Plan.Part(TASK, new Role.Wifi(List.of(new Role.Trait(1, WifiPart.NAME, "A", "Dom"),
                        new Role.Trait(2, WifiPart.PASSWORD, "", "")))));
        assertThat(ActionJson.parts("a", ActionJson.write(parts))).isEqualTo(parts);
    }

    private static String part(String means) {
        return "{\"v\":1,\"parts\":[{\"task\":\"" + TASK + "\",\"role\":\"Check\",\"path\":\"A\",\"expected\":\"1\","
                + means + "}]}";
    }
}
