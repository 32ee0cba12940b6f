package org.pilotacs.acs.door.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.task.SettableClock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Given a portal that shows its keys, when somebody shows a token, then it is believed if the portal made it, for us, lately.
class PortalTokensTest {
    private final OperatorsPortal portal = new OperatorsPortal();
    private final SettableClock clock = new SettableClock();
    private final Instant now = clock.instant();
    private PortalTokens tokens;

    @BeforeEach
    void open() throws IOException {
        tokens = new PortalTokens(portal.config(), clock);
    }

    @AfterEach
    void close() {
        tokens.close();
        portal.close();
    }

    @Test
    void what_the_portal_says_is_believed() throws Exception {
        PortalTokens.Says says = tokens.verified(portal.token("10045512", now));
        assertThat(says.customer()).isEqualTo(new Customer("10045512", "owner-10045512@example.com"));
        assertThat(says.expires()).isEqualTo(now.plusSeconds(360));
    }

    @Test
    void a_number_may_come_as_a_number_and_nobody_need_say_where_a_code_reaches_them() throws Exception {
        String token = portal.token("1", now, claims -> claims.claim("sub", 10045512L).claim("email", null));
        assertThat(tokens.verified(token).customer()).isEqualTo(new Customer("10045512", ""));
    }

    static Stream<UnaryOperator<JWTClaimsSet.Builder>> spoilt() {
        Instant now = new SettableClock().instant();
        return Stream.of(claims -> claims.expirationTime(Date.from(now.minusSeconds(61))),
                claims -> claims.expirationTime(null), claims -> claims.issueTime(null),
                claims -> claims.audience("crm"), claims -> claims.audience((String) null),
                claims -> claims.issuer("https://portal.example.evil"), claims -> claims.issuer(null),
                claims -> claims.notBeforeTime(Date.from(now.plusSeconds(90))),
                claims -> claims.issueTime(Date.from(now.plusSeconds(90))),
                claims -> claims.issueTime(Date.from(now.minus(Duration.ofMinutes(62))))
                        .expirationTime(Date.from(now.plus(Duration.ofDays(365)))),
                claims -> claims.subject(""), claims -> claims.subject(" 1"), claims -> claims.subject("x".repeat(65)),
                claims -> claims.subject("1\n2"), claims -> claims.claim("sub", null),
                claims -> claims.claim("sub", List.of("1", "2")),
                claims -> claims.claim("email", "x".repeat(255)), claims -> claims.claim("email", true));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void what_it_did_not_say_rightly_is_not(UnaryOperator<JWTClaimsSet.Builder> spoils) {
        String token = portal.token("10045512", now, spoils);
        assertThatThrownBy(() -> tokens.verified(token)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void what_others_signed_is_not_believed_whatever_they_call_their_key() throws JOSEException {
        RSAKey theirs = new RSAKeyGenerator(2048).keyID(portal.key().getKeyID()).generate();
        String forged = OperatorsPortal.signed(OperatorsPortal.claims("10045512", now).build(), theirs);
        assertThatThrownBy(() -> tokens.verified(forged)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void what_nobody_signed_or_what_our_own_sight_of_the_key_signs_is_not() throws JOSEException {
        JWTClaimsSet claims = OperatorsPortal.claims("10045512", now).build();
        SignedJWT symmetric = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(portal.key().getKeyID()).build(), claims);
        symmetric.sign(new MACSigner(portal.key().toRSAPublicKey().getEncoded()));
        for (String token : new String[]{ new PlainJWT(claims).serialize(), symmetric.serialize(), "", ".", "a.b.c",
            "x".repeat(9_000)}) {
            assertThatThrownBy(() -> tokens.verified(token)).isInstanceOf(UntrustedException.class);
        }
    }

    @Test
    void what_was_changed_on_its_way_is_not() {
        String[] parts = portal.token("10045512", now).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("10045512", "10045513");
        String changed = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
        assertThatThrownBy(() -> tokens.verified(changed)).isInstanceOf(UntrustedException.class);
    }

    @Test
    void the_portal_may_change_its_keys_at_any_time() throws Exception {
        tokens.verified(portal.token("1", now));
        int before = portal.asked();
        tokens.verified(portal.token("1", now));
        assertThat(portal.asked()).as("keys are kept").isEqualTo(before);
        portal.rotates();
        assertThat(tokens.verified(portal.token("2", now)).customer().subscriber()).isEqualTo("2");
        assertThat(portal.asked()).isGreaterThan(before);
    }

    @Test
    void while_the_keys_cannot_be_had_nobody_is_called_a_liar() throws Exception {
        portal.goesAway(true);
        String token = portal.token("1", now);
        assertThatThrownBy(() -> tokens.verified(token)).isInstanceOf(IOException.class);
        portal.goesAway(false);
        assertThat(tokens.verified(token).customer().subscriber()).isEqualTo("1");
    }

    @Test
    void a_configuration_by_which_others_could_listen_is_refused() {
        assertThatThrownBy(() -> new PortalTokenConfig("http://portal.example/keys", "x", "pilot", "sub", "",
                Duration.ofHours(1))).isInstanceOf(BadSetting.class).hasMessageContaining("https");
        assertThatThrownBy(() -> new PortalTokenConfig("https://portal.example/keys", "", "pilot", "sub", "",
                Duration.ofHours(1))).isInstanceOf(BadSetting.class).hasMessageContaining("issuer");
        assertThatThrownBy(() -> new PortalTokenConfig("https://portal.example/keys", "x", "", "sub", "",
                Duration.ofHours(1))).isInstanceOf(BadSetting.class).hasMessageContaining("audience");
    }
}
