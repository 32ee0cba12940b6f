package org.pilotacs.acs.door.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// An operator's portal as far as we see of it: it shows its keys on a port of this machine and signs tokens.
public final class OperatorsPortal implements AutoCloseable {
    public static final String ISSUER = "https://portal.example";
    public static final String AUDIENCE = "pilot";

    private final HttpServer server;
    private volatile RSAKey key = newKey();
    private volatile boolean away;
    private volatile int asked;

    public OperatorsPortal() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", exchange -> {
            asked++;
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public PortalTokenConfig config() {
        return new PortalTokenConfig("http://127.0.0.1:" + server.getAddress().getPort() + "/keys", ISSUER, AUDIENCE,
                "sub", "email", Duration.ofHours(1));
    }

    public RSAKey key() {
        return key;
    }

    /// It signs with another key from now on.
    public void rotates() {
        key = newKey();
    }

    public void goesAway(boolean gone) {
        away = gone;
    }

    public int asked() {
        return asked;
    }

    /// As the portal makes one for a customer who is signed in.
    public String token(String subscriber, Instant now) {
        return token(subscriber, now, claims -> claims);
    }

    /// @param spoils what a test changes
    public String token(String subscriber, Instant now, UnaryOperator<JWTClaimsSet.Builder> spoils) {
        return signed(spoils.apply(claims(subscriber, now)).build(), key);
    }

    /// One that says all that a good one says, under the name of the key, signed by another.
    public String forged(String subscriber, Instant now) {
        return signed(claims(subscriber, now).build(), new RSAKey.Builder(newKey()).keyID(key.getKeyID()).build());
    }

    public static JWTClaimsSet.Builder claims(String subscriber, Instant now) {
        return new JWTClaimsSet.Builder().issuer(ISSUER).audience(AUDIENCE).subject(subscriber)
                .claim("email", "owner-" + subscriber + "@example.com").jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300)));
    }

    public static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
