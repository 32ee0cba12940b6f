package org.pilotacs.acs.firmware;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.profile.Boxes;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class FitTest {
    @ParameterizedTest
    @CsvSource({ "2.4.1,2.4.1,true", "2.4.1,2.4.10,false", "2.4.*,2.4.,true", "2.4.*,2.4,false", "2.4.*,2.40.1,false",
        "*,'',true", "*-rc*,3.0-RC2,true", "2.*.1,2.4.1,true", "2.*.1,2.1,false", "a*a,a,false", "a*b*c,axxbyyc,true",
        "a*b*c,axxcyyc,false", "**,x,true", "2.4.1,'',false", "V*,v12,true"})
    void a_version_is_one_of_those_that_a_pattern_means(String pattern, String version, boolean fits) {
        assertThat(
                new Fit("", "SV-S2", "", List.of(pattern)).fits(Boxes.device(Boxes.sagevision("1").identity(), "Device",
                        version)))
                .isEqualTo(fits);
    }

    @Test
    void a_pattern_of_many_stars_is_over_soon() {
        Fit fit = new Fit("", "SV-S2", "", List.of("*a".repeat(32) + "b"));
        assertThat(fit.fits(Boxes.device(Boxes.sagevision("1").identity(), "Device", "a".repeat(64)))).isFalse();
    }
}
