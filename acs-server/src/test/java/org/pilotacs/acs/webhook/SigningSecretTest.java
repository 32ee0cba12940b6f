package org.pilotacs.acs.webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.runtime.Secret;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class SigningSecretTest {
    /// The example that the libraries of Standard Webhooks are tested with.
    @Test
    void signs_as_the_standard_says() {
        assertThat(SigningSecret.sign(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void one_that_is_made_is_one() {
        Secret made = SigningSecret.made(new Random(1));
        assertThat(made.reveal()).startsWith("whsec_");
        assertThat(SigningSecret.is(made)).isTrue();
        assertThat(SigningSecret.made(new Random(2))).isNotEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_not base64!",
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_is_too_short_too_long_or_none_is_refused(String text) {
        assertThat(SigningSecret.is(Secret.of(text))).isFalse();
    }
}
