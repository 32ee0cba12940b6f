package org.pilotacs.acs.door.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.door.jwt.ProviderWire;
import org.pilotacs.acs.runtime.Secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// An OpenID provider on a port of this machine, with pages for people, which demands of us what a good one demands. What it
/// says in its tokens a test may spoil.
public final class OpenIdProvider implements AutoCloseable {
    public static final String CLIENT = "pilot";
    public static final Secret SECRET = Secret.of("a secret: with & signs, of 32 bytes or more");

    private final Clock clock;
    private final HttpServer server;
    private final Map<String, Fields> codes = new ConcurrentHashMap<>();
    private final List<String> signedOut = new CopyOnWriteArrayList<>();
    private volatile RSAKey key = key();
    private volatile List<RSAKey> published = List.of(key);
    private volatile JWTClaimsSet person = new JWTClaimsSet.Builder().build();
    private volatile Spoiler spoiler = claims -> claims;
    private volatile @Nullable Signing signing;
    private volatile @Nullable String called;
    private volatile String answering = "";

    /// Makes a token other than it should be.
    @FunctionalInterface
    public interface Spoiler {
        JWTClaimsSet.Builder spoil(JWTClaimsSet.Builder claims);
    }

    /// Makes a token's text in place of the provider.
    @FunctionalInterface
    public interface Signing {
        String sign(JWTClaimsSet claims) throws JOSEException;
    }

    private OpenIdProvider(Clock clock, int port) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/realm/.well-known/openid-configuration", call -> json(call, 200, description()));
        server.createContext("/realm/keys", call -> json(call, 200,
                new JWKSet(List.copyOf(published)).toString(true)));
        server.createContext("/realm/authorize", this::authorize);
        server.createContext("/realm/allow", call -> back(call, true));
        server.createContext("/realm/refuse", call -> back(call, false));
        server.createContext("/realm/token", this::token);
        server.createContext("/realm/end", this::end);
        server.start();
    }

    public static OpenIdProvider start(Clock clock) {
        return start(clock, 0);
    }

    /// @param port 0 for any free one
    public static OpenIdProvider start(Clock clock, int port) {
        try {
            return new OpenIdProvider(clock, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String issuer() {
        return "http://127.0.0.1:" + port() + "/realm";
    }

    /// What a server is set to that asks this provider.
    public OidcConfig config() {
        return config(true);
    }

    public OidcConfig config(boolean local) {
        return new OidcConfig(issuer(), new OidcConfig.Client(CLIENT, SECRET, List.of("openid", "profile")),
                new RoleClaim("access.groups", Map.of(Role.CARE, List.of("pilot-care"), Role.ENGINEER,
                        List.of("pilot-engineer"), Role.ADMIN, List.of("pilot-admin"))),
                "", local);
    }

    /// From now on this person is at the browser.
    public void personIs(String subject, String name, String... groups) {
        person = new JWTClaimsSet.Builder().subject(subject).claim("preferred_username", name)
                .claim("access", Map.of("groups", List.of(groups))).build();
    }

    public void spoils(Spoiler spoils) {
        spoiler = spoils;
    }

    public void signs(Signing signs) {
        signing = signs;
    }

    /// Calls itself something else from now on.
    public void isCalled(String issuer) {
        called = issuer;
    }

    /// Says who answered, as RFC 9207 has it.
    public void answersAs(String issuer) {
        answering = issuer;
    }

    /// Signs with another key from now on, and publishes no other.
    public void changeKey() {
        key = key();
        published = List.of(key);
    }

    /// Signs with a key that it does not publish.
    public void useUnknownKey() {
        key = key();
    }

    /// Whom it signed out.
    public List<String> signedOut() {
        return List.copyOf(signedOut);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private String description() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%2$s/authorize?realm=operator",
                 "token_endpoint": "%2$s/token", "jwks_uri": "%2$s/keys", "end_session_endpoint": "%2$s/end",
                 "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"]}
                """.formatted(called == null ? issuer() : called, issuer());
    }

    private void authorize(HttpExchange call) throws IOException {
        Fields asked = Fields.urlEncoded(call.getRequestURI().getRawQuery());
        boolean right = asked.text("response_type").equals("code") && asked.text("client_id").equals(CLIENT)
                && asked.text("code_challenge_method").equals("S256") && asked.text("realm").equals("operator")
                && List.of(asked.text("scope").split(" ")).contains("openid") && !asked.text("nonce").isEmpty();
        String query = call.getRequestURI().getRawQuery().replace("&", "&amp;");
        answer(call, right ? 200 : 400, "text/html; charset=utf-8", right
                ? """
                        <!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Provider</title>
                        <h1>Operator's sign-in</h1>
                        <a href="/realm/allow?%1$s">Continue</a> <a href="/realm/refuse?%1$s">Cancel</a>
                        """.formatted(query)
                : "not a request that this provider takes");
    }

    private void back(HttpExchange call, boolean allowed) throws IOException {
        Fields asked = Fields.urlEncoded(call.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        go(call, asked.text("redirect_uri") + (allowed ? "?code=" + code : "?error=access_denied") + "&state="
                + asked.text("state") + (answering.isEmpty() ? "" : "&iss=" + answering));
    }

    private void token(HttpExchange call) throws IOException {
        Fields sent = Fields.urlEncoded(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String wanted = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":"
                + ProviderWire.encoded(SECRET.reveal())).getBytes(StandardCharsets.UTF_8));
        if (!wanted.equals(call.getRequestHeaders().getFirst("authorization"))) {
            json(call, 401, "{\"error\": \"invalid_client\"}");
            return;
        }
        Fields asked = codes.remove(sent.text("code"));
        if (asked == null || !sent.text("grant_type").equals("authorization_code")
                || !asked.text("code_challenge").equals(challenge(sent.text("code_verifier")))
                || !asked.text("redirect_uri").equals(sent.text("redirect_uri"))) {
            json(call, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        try {
            json(call, 200, "{\"access_token\": \"x\", \"token_type\": \"Bearer\", \"id_token\": \"" + idToken(asked)
                    + "\"}");
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private String idToken(Fields asked) throws JOSEException {
        Instant now = clock.instant();
        JWTClaimsSet claims = spoiler.spoil(new JWTClaimsSet.Builder(person).issuer(issuer()).audience(CLIENT)
                .claim("azp", CLIENT).claim("nonce", asked.text("nonce")).issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))).build();
        Signing other = signing;
        return other == null
                ? signed(claims, new RSASSASigner(key), new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID())
                        .build())
                : other.sign(claims);
    }

    /// A token signed by whoever has the key.
    public static String signed(JWTClaimsSet claims, JWSSigner signer, JWSHeader header) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    /// The id of the key that it publishes.
    public String keyId() {
        return published.getFirst().getKeyID();
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void end(HttpExchange call) throws IOException {
        Fields asked = Fields.urlEncoded(call.getRequestURI().getRawQuery());
        try {
            signedOut.add(Objects.requireNonNull(SignedJWT.parse(asked.text("id_token_hint")).getJWTClaimsSet()
                    .getSubject()));
        } catch (ParseException e) {
            throw new IOException(e);
        }
        go(call, asked.text("post_logout_redirect_uri"));
    }

    private static void go(HttpExchange call, String location) throws IOException {
        call.getResponseHeaders().add("location", location);
        call.sendResponseHeaders(303, -1);
        call.close();
    }

    private static void json(HttpExchange call, int status, String text) throws IOException {
        answer(call, status, "application/json", text);
    }

    private static void answer(HttpExchange call, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("content-type", type);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
