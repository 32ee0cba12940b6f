package org.pilotacs.acs.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The portal of an operator whose customers come: it shows its key on a port of this machine, and signs a token for each (RS256,
/// RFC 7519), as most do. Safe for any number of threads.
public final class OperatorsPortal implements AutoCloseable {
    private static final String ISSUER = "https://portal.example";
    private static final String AUDIENCE = "pilot";
    private static final String KEY = "bench";
    private static final int KEY_BITS = 2048;
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final JsonMapper JSON = new JsonMapper();

    private final KeyPair keys;
    private final HttpServer server;

    /// @throws IOException if it cannot have a port
    public OperatorsPortal() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
        byte[] shown = JSON.writeValueAsBytes(Map.of("keys", List.of(key())));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", call -> {
            try (call) {
                call.getResponseHeaders().set("Content-Type", "application/json");
                call.sendResponseHeaders(200, shown.length);
                call.getResponseBody().write(shown);
            }
        });
        server.start();
    }

    private Map<String, String> key() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", KEY, "n", number(key.getModulus()), "e",
                number(key.getPublicExponent()));
    }

    /// Without the byte of the sign (RFC 7518, 6.3.1).
    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? text(Arrays.copyOfRange(bytes, 1, bytes.length)) : text(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What a server is to be told of it.
    public Map<String, String> settings() {
        return Map.of("self-service.jwt.keys", "http://127.0.0.1:" + server.getAddress().getPort() + "/keys",
                "self-service.jwt.issuer", ISSUER, "self-service.jwt.audience", AUDIENCE);
    }

    /// One that is good once, for an hour.
    ///
    /// @param id no other has it
    public String token(String subscriber, String id, Instant now) {
        String said = part(Map.of("alg", "RS256", "kid", KEY, "typ", "JWT")) + "." + part(Map.of("iss", ISSUER, "aud",
                AUDIENCE, "sub", subscriber, "jti", id, "iat", now.getEpochSecond(), "exp",
                now.plus(GOOD_FOR).getEpochSecond()));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(said.getBytes(StandardCharsets.US_ASCII));
            return said + "." + text(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA", e);
        }
    }

    private static String part(Map<String, Object> claims) {
        try {
            return text(JSON.writeValueAsBytes(claims));
        } catch (IOException e) {
            throw new IllegalStateException("texts and numbers are JSON", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
