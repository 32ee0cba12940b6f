package org.pilotacs.protocols.cwmp.digest;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// Guided noise for both headers of Digest authentication.
class DigestFuzz {
    static Stream<byte[]> seeds() {
        return Stream.of("Digest realm=\"a b\", nonce=\"n==\", qop=\"auth-int, auth\", opaque=\"o\"",
                "DIGEST  REALM=\"a b\",,NONCE=n==,Qop=auth,algorithm=SHA-256-sess, stale=FALSE",
                "Digest username=\"u\", realm=\"r\", nonce=\"n\\\"\", uri=\"/\", response=\"00\", qop=auth, cnonce=\"c\"")
                .map(header -> header.getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @DictionaryEntries({ "Digest ", "nonce=", "realm=", "qop=", "auth", "algorithm=", "MD5-sess", "SHA-256", "opaque=",
        "response=", "\\\""})
    @FuzzTest
    void aChallengeIsAnsweredInOneLineThatProvesThePassword(byte[] bytes) {
        String header = new String(bytes, UTF_8);
        DigestAuthorization.parse(header);
        @Nullable
        DigestChallenge challenge = DigestChallenge.parse(header);
        if (challenge == null) {
            return;
        }
        String answer = challenge.respond("user", "password", "GET", "/", "cnonce", 1).format();
        assertThat(answer).doesNotContain("\r", "\n");
        @Nullable
        DigestAuthorization heard = DigestAuthorization.parse(answer);
        assertThat(heard).isNotNull();
        if (heard != null && (challenge.realm() + challenge.nonce()).chars().noneMatch(Character::isISOControl)) {
            assertThat(heard.isProofOf("password", "GET")).isTrue();
        }
    }
}
