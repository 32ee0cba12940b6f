package org.pilotacs.acs.door.oidc;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import org.pilotacs.acs.door.jwt.ProviderWire;
import org.pilotacs.acs.door.jwt.SignedTokens;
import org.pilotacs.acs.door.jwt.UntrustedException;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;

/// Checks ID tokens as OpenID Connect Core 1.0, 3.1.3.7 demands. Safe for any number of threads.
final class IdTokens {
    /// Characters, as OpenID Connect allows.
    private static final int MOST_SUBJECT = 255;

    private final String issuer;
    private final String client;
    private final SignedTokens tokens;
    private final Clock clock;

    /// @param keys where the provider's keys are
    IdTokens(String issuer, String client, URI keys, ProviderWire wire, Clock clock) throws IOException {
        this.issuer = issuer;
        this.client = client;
        this.tokens = new SignedTokens(keys, wire);
        this.clock = clock;
    }

    /// What a token says, if it is one for us and of this attempt.
    ///
    /// @throws UntrustedException if it is not
    /// @throws IOException if the keys cannot be had
    Map<String, Object> verified(String token, String nonce) throws IOException, UntrustedException {
        return tokens.verified(token, new Claims(nonce)).getClaims();
    }

    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        Claims(String nonce) {
            super(client, new JWTClaimsSet.Builder().issuer(issuer).claim("nonce", nonce).build(),
                    Set.of("sub", "exp", "iat"));
            setMaxClockSkew((int) SignedTokens.SKEW.toSeconds());
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
            if (claims.getIssueTime().toInstant().isAfter(clock.instant().plus(SignedTokens.SKEW))) {
                throw new BadJWTException("JWT was issued in the future");
            }
            if (claims.getSubject().isBlank() || claims.getSubject().length() > MOST_SUBJECT) {
                throw new BadJWTException("JWT sub is empty or too long");
            }
        }
    }
}
