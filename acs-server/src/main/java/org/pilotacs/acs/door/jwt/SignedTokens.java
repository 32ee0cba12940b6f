package org.pilotacs.acs.door.jwt;

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
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;

/// Tokens signed by keys that whoever signs them shows (JSON Web Key Set, RFC 7517). Keys are fetched when a token names one that
/// is not known, so that they may be changed at any time. Safe for any number of threads.
public final class SignedTokens {
    /// Signed by a key that only the signer has: neither `none` nor HS*, by which whoever can check could sign.
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384,
            JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256,
            JWSAlgorithm.ES384, JWSAlgorithm.ES512);
    /// How far the signer's clock may be from ours.
    public static final Duration SKEW = Duration.ofSeconds(60);
    /// How long keys are used on while they cannot be fetched anew.
    private static final Duration OUTAGE = Duration.ofHours(1);

    private final JWKSource<SecurityContext> keys;

    /// @param keys where the signer's keys are
    public SignedTokens(URI keys, ProviderWire wire) throws IOException {
        this.keys = JWKSourceBuilder.<SecurityContext>create(keys.toURL(), address -> fetched(address, wire))
                .refreshAheadCache(false).outageTolerant(OUTAGE.toMillis()).build();
    }

    private static Resource fetched(URL address, ProviderWire wire) throws IOException {
        ProviderWire.Reply reply = wire.get(URI.create(address.toString()));
        if (reply.status() != 200) {
            throw new IOException("status " + reply.status() + " for its keys");
        }
        return new Resource(reply.text(), "application/json");
    }

    /// What a token says, if it is signed by one of the keys and its claims are as they must be.
    ///
    /// @throws UntrustedException if it is not
    /// @throws IOException if the keys cannot be had
    public JWTClaimsSet verified(String token, JWTClaimsSetVerifier<SecurityContext> claims)
            throws IOException, UntrustedException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(claims);
        try {
            return processor.process(token, null);
        } catch (KeySourceException e) {
            throw new IOException("its keys cannot be had", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new UntrustedException(e);
        }
    }
}
