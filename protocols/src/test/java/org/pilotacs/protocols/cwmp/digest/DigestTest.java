package org.pilotacs.protocols.cwmp.digest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class DigestTest {
    /// RFC 2617, 3.5.
    @Test
    void the_example_of_RFC_2617_comes_out() {
        DigestChallenge challenge = parsed("Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
        DigestAuthorization answer = challenge.respond("Mufasa", "Circle Of Life", "GET", "/dir/index.html", "0a4f113b",
                1);
        assertThat(answer.response()).isEqualTo("6629fae49393a05397450978507c4ef1");
        assertThat(answer.format()).contains("nc=00000001", "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    }

    /// RFC 7616, 3.9.1.
    @Test
    void the_example_of_RFC_7616_comes_out_with_both_hashes() {
        String nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
        String cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        DigestChallenge sha = DigestChallenge.of("http-auth@example.org", nonce, DigestAlgorithm.SHA_256);
        DigestChallenge md5 = DigestChallenge.of("http-auth@example.org", nonce, DigestAlgorithm.MD5);
        assertThat(sha.respond("Mufasa", "Circle of Life", "GET", "/dir/index.html", cnonce, 1).response())
                .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
        assertThat(md5.respond("Mufasa", "Circle of Life", "GET", "/dir/index.html", cnonce, 1).response())
                .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
    }

    /// RFC 2069, 2.4 with the correction of its errata.
    @Test
    void without_qop_the_answer_is_that_of_RFC_2069() {
        DigestChallenge challenge = parsed("Digest realm=\"testrealm@host.com\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
        DigestAuthorization answer = challenge.respond("Mufasa", "CircleOfLife", "GET", "/dir/index.html", "unused", 1);
        assertThat(answer.response()).isEqualTo("1949323746fe6a43ef61f9606e7febea");
        assertThat(answer.format()).doesNotContain("qop", "nc=", "cnonce", "algorithm");
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_proves_the_password_and_no_other(DigestAlgorithm algorithm) {
        DigestChallenge challenge = DigestChallenge.of("r", "n\"o\\nce", algorithm);
        String header = challenge.respond("user", "right", "GET", "/a?b=c", "c", 7).format();
        DigestAuthorization answer = DigestAuthorization.parse(header);
        assertThat(answer).isNotNull();
        if (answer != null) {
            assertThat(answer.nonce()).isEqualTo("n\"o\\nce");
            assertThat(answer.isProofOf("right", "GET")).isTrue();
            assertThat(answer.isProofOf("wrong", "GET")).isFalse();
            assertThat(answer.isProofOf("right", "POST")).isFalse();
        }
    }

    /// R13: a real client leaves the commas out.
    @ParameterizedTest
    @ValueSource(strings = { "Digest realm=\"a b\" nonce=\"n==\" qop=\"auth\" algorithm=MD5",
        "DIGEST  REALM=\"a b\",,NONCE=n==,Qop=auth,algorithm=\"md5\"",
        "digest qop=\"auth-int,auth\", nonce = \"n==\" , realm= \"a b\", stale=FALSE, algorithm=MD5"})
    void challenges_are_read_however_they_are_written(String header) {
        DigestChallenge challenge = parsed(header);
        assertThat(challenge.realm()).isEqualTo("a b");
        assertThat(challenge.nonce()).isEqualTo("n==");
        assertThat(challenge.qopAuth()).isTrue();
        assertThat(challenge.algorithm()).isEqualTo(DigestAlgorithm.MD5);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Basic realm=\"a\"", "Digest", "Digest realm=\"a\"",
        "Digest nonce=\"n\", algorithm=SHA-1",
        "Digest nonce=\"n\", qop=\"auth-int\""})
    void what_cannot_be_answered_is_no_challenge(String header) {
        assertThat(DigestChallenge.parse(header)).isNull();
    }

    @Test
    void a_challenge_cannot_smuggle_a_header_line_into_the_answer() {
        DigestChallenge challenge = parsed("Digest realm=\"a\r\nX-Evil: 1\", nonce=\"n\"");
        assertThat(challenge.respond("u", "p", "GET", "/", "c", 1).format()).doesNotContain("\r", "\n");
    }

    @Test
    void no_text_breaks_the_parsers() {
        SplittableRandom random = new SplittableRandom(Long.getLong("pilot.seed", 7L));
        String alphabet = "Digest nonce=\"realm\\\",= \t\r\n\u0000\u00e4qop=auth";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder("Digest ");
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            @Nullable
            DigestChallenge challenge = DigestChallenge.parse(text.toString());
            if (challenge != null) {
                assertThat(challenge.respond("u", "p", "GET", "/", "c", 1).format()).startsWith("Digest ");
            }
            DigestAuthorization.parse(text.toString());
        }
    }

    private static DigestChallenge parsed(String header) {
        DigestChallenge challenge = DigestChallenge.parse(header);
        if (challenge == null) {
            throw new AssertionError("no challenge: " + header);
        }
        return challenge;
    }
}
