package org.pilotacs.acs.door.jwt;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.customer.Customer;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

/// Checks the tokens by which the operator's portal and app say whose customer calls: signed by their key, made for us, and
/// fresh. Safe for any number of threads.
public final class PortalTokens implements AutoCloseable {
    private static final int MOST_LENGTH = 8_192;

    private final PortalTokenConfig config;
    private final ProviderWire wire = new ProviderWire();
    private final SignedTokens tokens;
    private final Clock clock;

    /// What a token says.
    ///
    /// @param id tells it from every other: its `jti`, else its whole text
    /// @param expires until when it is good, as it says and as we allow
    public record Says(Customer customer, String id, Instant expires) {}

    /// @throws IOException if the address of the keys is none
    public PortalTokens(PortalTokenConfig config, Clock clock) throws IOException {
        this.config = config;
        this.clock = clock;
        this.tokens = new SignedTokens(URI.create(config.keys()), wire);
    }

    /// What it says, if it is to be believed.
    ///
    /// @throws UntrustedException if it is not
    /// @throws IOException if the keys cannot be had
    public Says verified(String token) throws IOException, UntrustedException {
        if (token.length() > MOST_LENGTH) {
            throw new UntrustedException("a token of " + token.length() + " characters");
        }
        JWTClaimsSet claims = tokens.verified(token, new Claims());
        String subscriber = text(claims, config.subscriber());
        String reach = config.reach().isEmpty() ? null : text(claims, config.reach());
        if (subscriber == null || !Customer.isNumber(subscriber)) {
            throw new UntrustedException("no customer number under " + config.subscriber());
        }
        if (reach != null && !Customer.isReach(reach)) {
            throw new UntrustedException("no address under " + config.reach());
        }
        Instant says = claims.getExpirationTime().toInstant().plus(SignedTokens.SKEW);
        Instant allowed = claims.getIssueTime().toInstant().plus(config.most()).plus(SignedTokens.SKEW);
        String id = claims.getJWTID();
        return new Says(new Customer(subscriber, reach == null ? "" : reach),
                config.issuer() + "\n" + (id == null || id.isEmpty() ? token : id),
                says.isBefore(allowed) ? says : allowed);
    }

    /// Numbers come as numbers too.
    private static @Nullable String text(JWTClaimsSet claims, String name) throws UntrustedException {
        Object value = claims.getClaim(name);
        if (value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        try {
            return claims.getStringClaim(name);
        } catch (ParseException e) {
            throw new UntrustedException(e);
        }
    }

    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        Claims() {
            super(config.audience(), new JWTClaimsSet.Builder().issuer(config.issuer()).build(),
                    Set.of("exp", "iat", config.subscriber()));
            setMaxClockSkew((int) SignedTokens.SKEW.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }

        @Override
        public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
            super.verify(claims, context);
            Instant made = claims.getIssueTime().toInstant();
            Instant now = clock.instant();
            if (made.isAfter(now.plus(SignedTokens.SKEW))) {
                throw new BadJWTException("JWT was issued in the future");
            }
            if (made.plus(config.most()).plus(SignedTokens.SKEW).isBefore(now)) {
                throw new BadJWTException("JWT is too old");
            }
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
