package org.pilotacs.acs.door.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.SettableClock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/// Whose word is taken. Given a provider on a real port and somebody who comes back from it: a person only if all is as
/// OpenID Connect demands.
class OidcSignInTest {
    private static final byte[] KEY = new byte[MasterKey.BYTES];

    private final SettableClock clock = new SettableClock();
    private final HttpClient http = HttpClient.newHttpClient();
    private OpenIdProvider provider;
    private OidcSignIn node;

    @BeforeEach
    void start() {
        provider = OpenIdProvider.start(clock);
        provider.personIs("s-1", "Anna.Kowalska", "staff", "pilot-care", "pilot-engineer");
        node = node();
    }

    @AfterEach
    void stop() {
        node.close();
        provider.close();
        http.close();
    }

    private OidcSignIn node() {
        return new OidcSignIn(provider.config(), new MasterKey(KEY, new SecureRandom()),
                () -> URI.create("http://127.0.0.1:1"), clock, new SecureRandom());
    }

    private OidcSignIn.Begun begun() {
        return node.begin("/devices/x").orElseThrow();
    }

    /// What the provider sends the browser back with.
    private OidcSignIn.Returned allowed(OidcSignIn.Begun begun) {
        URI allow = URI.create(begun.to().toString().replace("/authorize?", "/allow?"));
        try {
            HttpResponse<Void> reply = http.send(HttpRequest.newBuilder(allow).build(),
                    HttpResponse.BodyHandlers.discarding());
            URI location = URI.create(reply.headers().firstValue("location").orElseThrow());
            assertThat(location.toString()).startsWith("http://127.0.0.1:1/sign-in/return?");
            Fields query = Fields.urlEncoded(location.getRawQuery());
            return new OidcSignIn.Returned(query.text("state"), query.text("code"), query.text("iss"),
                    query.text("error"));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private OidcSignIn.Result walked() {
        OidcSignIn.Begun begun = begun();
        return node.finish(allowed(begun), begun.cookie());
    }

    @Test
    void who_comes_back_is_known_with_the_first_of_their_roles() {
        assertThat(walked()).isInstanceOfSatisfying(OidcSignIn.Known.class, known -> {
            assertThat(known.person())
                    .isEqualTo(new OidcPerson(provider.issuer(), "s-1", "anna.kowalska", Role.ENGINEER));
            assertThat(known.back()).isEqualTo("/devices/x");
            assertThat(known.token().isEmpty()).isFalse();
        });
    }

    @Test
    void who_has_no_role_of_ours_has_none() {
        provider.personIs("s-1", "anna", "staff");
        assertThat(walked()).isInstanceOfSatisfying(OidcSignIn.Known.class,
                known -> assertThat(known.person().role()).isNull());
    }

    @Test
    void any_node_with_the_same_key_goes_on_with_it() {
        OidcSignIn.Begun begun = begun();
        try (OidcSignIn other = node()) {
            assertThat(other.finish(allowed(begun), begun.cookie())).isInstanceOf(OidcSignIn.Known.class);
        }
    }

    @Test
    void an_answer_is_good_for_the_browser_that_asked_and_once() {
        OidcSignIn.Begun begun = begun();
        OidcSignIn.Returned returned = allowed(begun);
        assertThat(node.finish(returned, "")).isInstanceOf(OidcSignIn.Stale.class);
        assertThat(node.finish(returned, "not sealed by us")).isInstanceOf(OidcSignIn.Stale.class);
        assertThat(node.finish(returned, begun().cookie())).isInstanceOf(OidcSignIn.Stale.class);
        assertThat(node.finish(returned, begun.cookie())).isInstanceOf(OidcSignIn.Known.class);
        assertThat(node.finish(returned, begun.cookie())).isInstanceOf(OidcSignIn.Stale.class);
    }

    @Test
    void a_code_that_was_used_on_another_node_is_not_taken_again() {
        OidcSignIn.Begun begun = begun();
        OidcSignIn.Returned returned = allowed(begun);
        assertThat(node.finish(returned, begun.cookie())).isInstanceOf(OidcSignIn.Known.class);
        try (OidcSignIn other = node()) {
            assertThat(other.finish(returned, begun.cookie())).isInstanceOf(OidcSignIn.Untrusted.class);
        }
    }

    @Test
    void who_takes_too_long_begins_again() {
        OidcSignIn.Begun begun = begun();
        OidcSignIn.Returned returned = allowed(begun);
        clock.advance(OidcSignIn.PATIENCE);
        assertThat(node.finish(returned, begun.cookie())).isInstanceOf(OidcSignIn.Stale.class);
    }

    @Test
    void a_code_of_another_sign_in_is_not_taken() {
        OidcSignIn.Returned others = allowed(begun());
        OidcSignIn.Begun begun = begun();
        String state = allowed(begun).state();
        assertThat(node.finish(new OidcSignIn.Returned(state, others.code(), "", ""), begun.cookie()))
                .isInstanceOf(OidcSignIn.Untrusted.class);
    }

    @Test
    void another_provider_cannot_answer_for_ours() {
        provider.answersAs(provider.issuer());
        assertThat(walked()).isInstanceOf(OidcSignIn.Known.class);
        provider.answersAs("https://other.example");
        assertThat(walked()).isInstanceOf(OidcSignIn.Untrusted.class);
    }

    /// What is wrong with a token.
    enum Wrong {
        NONCE(claims -> claims.claim("nonce", "another")), NO_NONCE(claims -> claims.claim("nonce", null)),
        AUDIENCE(claims -> claims.audience("another")),
        ONE_OF_MANY_AND_NO_PARTY(claims -> claims.audience(List.of(OpenIdProvider.CLIENT, "other")).claim("azp", null)),
        PARTY(claims -> claims.claim("azp", "another")), ISSUER(claims -> claims.issuer("https://other.example")),
        NO_SUBJECT(claims -> claims.subject(null)), NO_EXPIRY(claims -> claims.expirationTime(null)),
        EXPIRED(claims -> claims.expirationTime(moved(claims, Duration.ofSeconds(-61)))),
        OF_LATER(claims -> claims.issueTime(moved(claims, Duration.ofSeconds(61))));

        private final OpenIdProvider.Spoiler spoiler;

        Wrong(OpenIdProvider.Spoiler spoiler) {
            this.spoiler = spoiler;
        }

        private static Date moved(JWTClaimsSet.Builder claims, Duration by) {
            Date issued = Objects.requireNonNull((Date) claims.getClaims().get("iat"));
            return Date.from(issued.toInstant().plus(by));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_token_that_is_not_for_us_now_is_not_trusted(Wrong wrong) {
        provider.spoils(wrong.spoiler);
        assertThat(walked()).isInstanceOf(OidcSignIn.Untrusted.class);
    }

    @Test
    void clocks_may_differ_a_little() {
        provider.spoils(claims -> claims.expirationTime(Wrong.moved(claims, Duration.ofSeconds(-30))));
        assertThat(walked()).isInstanceOf(OidcSignIn.Known.class);
    }

    @Test
    void a_token_for_others_too_is_trusted_if_it_was_made_for_us() {
        provider.spoils(claims -> claims.audience(List.of(OpenIdProvider.CLIENT, "other")));
        assertThat(walked()).isInstanceOf(OidcSignIn.Known.class);
    }

    @Test
    void a_signature_by_a_key_that_the_provider_does_not_publish_is_not_trusted() {
        provider.useUnknownKey();
        assertThat(walked()).isInstanceOf(OidcSignIn.Untrusted.class);
    }

    @Test
    void a_signature_of_somebody_who_names_the_providers_key_is_not_trusted() throws JOSEException {
        RSASSASigner other = new RSASSASigner(new RSAKeyGenerator(2048).generate());
        provider.signs(claims -> OpenIdProvider.signed(claims, other,
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(provider.keyId()).build()));
        assertThat(walked()).isInstanceOf(OidcSignIn.Untrusted.class);
    }

    @Test
    void a_token_without_a_signature_is_not_trusted() {
        provider.signs(claims -> new PlainJWT(claims).serialize());
        assertThat(walked()).isInstanceOf(OidcSignIn.Untrusted.class);
    }

    @Test
    void a_token_signed_with_our_own_secret_is_not_trusted() {
        provider.signs(claims -> OpenIdProvider.signed(claims, new MACSigner(OpenIdProvider.SECRET.reveal()),
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(provider.keyId()).build()));
        assertThat(walked()).isInstanceOf(OidcSignIn.Untrusted.class);
    }

    @Test
    void a_new_key_of_the_provider_is_found() {
        assertThat(walked()).isInstanceOf(OidcSignIn.Known.class);
        provider.changeKey();
        assertThat(walked()).isInstanceOf(OidcSignIn.Known.class);
    }

    @Test
    void a_provider_that_calls_itself_something_else_is_not_asked() {
        provider.isCalled("https://other.example");
        assertThat(node.begin("/")).isEmpty();
    }

    @Test
    void a_provider_that_was_away_is_asked_again_a_little_later() {
        int port = provider.port();
        provider.close();
        assertThat(node.begin("/")).isEmpty();
        provider = OpenIdProvider.start(clock, port);
        assertThat(node.begin("/")).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(node.begin("/")).isPresent();
    }

    @Test
    void a_provider_that_goes_away_meanwhile_is_told_apart_from_one_that_lies() {
        OidcSignIn.Begun begun = begun();
        OidcSignIn.Returned returned = allowed(begun);
        provider.close();
        assertThat(node.finish(returned, begun.cookie())).isInstanceOf(OidcSignIn.Unreachable.class);
    }

    @Test
    void signing_out_there_takes_what_the_sessions_browser_kept() {
        Secret session = Secret.of("a session");
        String kept = node.sealed(Secret.of("a token"), session);
        assertThat(node.signOut(kept, session)).hasValueSatisfying(address -> assertThat(address.toString())
                .startsWith(provider.issuer() + "/end?id_token_hint=a+token&client_id=pilot&"));
        assertThat(node.signOut(kept, Secret.of("another session"))).isEmpty();
    }
}
