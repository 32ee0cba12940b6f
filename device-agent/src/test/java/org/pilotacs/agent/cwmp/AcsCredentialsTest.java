package org.pilotacs.agent.cwmp;

import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.cwmp.digest.DigestAlgorithm;
import org.pilotacs.protocols.cwmp.digest.DigestAuthorization;
import org.pilotacs.protocols.cwmp.digest.DigestChallenge;

import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class AcsCredentialsTest {
    private static final URI ACS = URI.create("http://acs.example:7547/cwmp?x=1");
    private static final String BASIC = "Basic realm=\"acs\"";

    private final AcsCredentials credentials = new AcsCredentials("box", "word", new SplittableRandom(1));

    @Test
    void nothingIsSaidUnasked() {
        assertThat(credentials.header(ACS)).isNull();
    }

    @Test
    void basicIsAnsweredOnce() {
        assertThat(credentials.challenged(List.of(BASIC))).isTrue();
        assertThat(credentials.header(ACS)).isEqualTo("Basic Ym94OndvcmQ=");
        assertThat(credentials.challenged(List.of(BASIC))).isFalse();
    }

    @Test
    void digestIsPreferredAndCountsItsUses() {
        String digest = DigestChallenge.of("acs", "n1", DigestAlgorithm.MD5).format();
        assertThat(credentials.challenged(List.of(BASIC, digest))).isTrue();
        for (String count : List.of("00000001", "00000002")) {
            DigestAuthorization answer = requireNonNull(
                    DigestAuthorization.parse(requireNonNull(credentials.header(ACS))));
            assertThat(answer.isProofOf("word", "POST")).isTrue();
            assertThat(answer.uri()).isEqualTo("/cwmp?x=1");
            assertThat(answer.count()).isEqualTo(count);
        }
        assertThat(credentials.challenged(List.of(digest))).isFalse();
    }

    @Test
    void aNewNonceIsAnsweredAgain() {
        credentials.challenged(List.of(DigestChallenge.of("acs", "n1", DigestAlgorithm.MD5).format()));
        assertThat(credentials.challenged(List.of(DigestChallenge.of("acs", "n2", DigestAlgorithm.SHA_256).format())))
                .isTrue();
    }

    @Test
    void aBoxWithoutANameDoesNotTry() {
        assertThat(new AcsCredentials("", "", new SplittableRandom(1)).challenged(List.of(BASIC))).isFalse();
    }
}
