package org.pilotacs.acs.door.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Set;

/// Checks ID tokens as OpenID Connect Core 1.0, 3.1.3.7 demands. Keys are fetched when a token names one that is not known,
/// so that the provider may change them at any time. Safe for any number of threads.
final class IdTokens {
    /// Signed by a key that only the provider has: neither `none` nor HS*, by which our own secret would sign.
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384,
            JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256,
            JWSAlgorithm.ES384, JWSAlgorithm.ES512);
    /// How far the provider's clock may be from ours.
    private static final Duration SKEW = Duration.ofSeconds(60);
    /// How long keys are used on while they cannot be fetched anew.
    private static final Duration OUTAGE = Duration.ofHours(1);

    /// Characters, as OpenID Connect allows.
    private static final int MOST_SUBJECT = 255;

    private final String issuer;
    private final String client;
    private final JWKSource<SecurityContext> keys;
    private final Clock clock;

    /// @param keys where the provider's keys are
    IdTokens(String issuer, String client, URI keys, ProviderWire wire, Clock clock) throws IOException {
        this.issuer = issuer;
        this.client = client;
        this.keys = JWKSourceBuilder.<SecurityContext>create(keys.toURL(), address -> fetched(address, wire))
                .refreshAheadCache(false).outageTolerant(OUTAGE.toMillis()).build();
        this.clock = clock;
    }

    private static Resource fetched(URL address, ProviderWire wire) throws IOException {
        ProviderWire.Reply reply = wire.get(URI.create(address.toString()));
        if (reply.status() != 200) {
            throw new IOException("status " + reply.status() + " for its keys");
        }
        return new Resource(reply.text(), "application/json");
    }

    /// What a token says, if it is one for us and of this attempt.
    ///
    /// @throws UntrustedException if it is not
    /// @throws IOException if the keys cannot be had
    Map<String, Object> verified(String token, String nonce) throws IOException, UntrustedException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(new Claims(nonce));
        try {
            return processor.process(token, null).getClaims();
        } catch (KeySourceException e) {
            throw new IOException("its keys cannot be had", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new UntrustedException(e);
        }
    }

    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        Claims(String nonce) {
            super(client, new JWTClaimsSet.Builder().issuer(issuer).claim("nonce", nonce).build(),
                    Set.of("sub", "exp", "iat"));
            setMaxClockSkew((int) SKEW.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }

        @Override
        public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
            super.verify(claims, context);
            Object party = claims.getClaim("azp");
            if (party == null ? claims.getAudience().size() > 1 : !party.equals(client)) {
                throw new BadJWTException("JWT was made for another party: azp " + party);
            }
            if (claims.getIssueTime().toInstant().isAfter(clock.instant().plus(SKEW))) {
                throw new BadJWTException("JWT was issued in the future");
            }
            if (claims.getSubject().isBlank() || claims.getSubject().length() > MOST_SUBJECT) {
                throw new BadJWTException("JWT sub is empty or too long");
            }
        }
    }
}
