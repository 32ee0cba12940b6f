package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.profile.SessionTraits.Patience;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// How often a box comes by itself, which some models have no PeriodicInformInterval to say (D13).
class ComesEveryTest {
    private static final String SERVER = "Device.ManagementServer.";

    @Test
    void whatTheBoxSaysCountsBeforeWhatIsKnownOfItsModel() {
        assertThat(model(Duration.ofDays(1)).comesEvery(said("PeriodicInformInterval", "3600")))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whereTheBoxDoesNotSayItsModelDoes() {
        assertThat(model(Duration.ofDays(1)).comesEvery(ParameterTree.EMPTY)).isEqualTo(Duration.ofDays(1));
        assertThat(model(Duration.ofDays(1)).comesEvery(said("PeriodicInformInterval", "often")))
                .isEqualTo(Duration.ofDays(1));
        assertThat(model(null).comesEvery(ParameterTree.EMPTY)).isNull();
    }

    @Test
    void aBoxThatIsToldNotToComesNeverByItself() {
        assertThat(model(Duration.ofDays(1)).comesEvery(said("PeriodicInformEnable", "0"))).isNull();
    }

    private static Profile model(@Nullable Duration comesEvery) {
        SessionTraits usual = SessionTraits.DEFAULT;
        return new Profile("some", new SessionTraits(usual.asking(), usual.writing(),
                new Patience(usual.patience().idle(), usual.patience().restart(), comesEvery), usual.downloads(),
                null));
    }

    private static ParameterTree said(String name, String value) {
        List<Parameter> one = List.of(Boxes.valued(SERVER + name, value));
        return ParameterTree.of(one);
    }
}
