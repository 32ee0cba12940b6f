package org.pilotacs.agent.cwmp;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.cwmp.digest.DigestChallenge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/// TR-069 Amendment 6, 3.2.2.
class ConnectionRequestListenerTest {
    private final AtomicInteger knocks = new AtomicInteger();
    private volatile boolean up = true;
    private ConnectionRequestListener listener;
    private HttpClient client;
    private String url;

    @BeforeEach
    void start() throws Exception {
        listener = new ConnectionRequestListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new SplittableRandom(1));
        client = HttpClient.newHttpClient();
        url = listener.register("box-path", new ConnectionRequestListener.Target() {
            @Override
            public boolean isUp() {
                return up;
            }

            @Override
            public String username() {
                return "acs";
            }

            @Override
            public String password() {
                return "word";
            }

            @Override
            public void knocked() {
                knocks.incrementAndGet();
            }
        });
    }

    @AfterEach
    void stop() {
        client.close();
        listener.close();
    }

    private HttpResponse<String> get(@Nullable String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (authorization != null) {
            request.setHeader("Authorization", authorization);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private DigestChallenge challenge() throws Exception {
        HttpResponse<String> response = get(null);
        assertThat(response.statusCode()).isEqualTo(401);
        return requireNonNull(DigestChallenge.parse(response.headers().firstValue("WWW-Authenticate").orElse("")));
    }

    private String answer(DigestChallenge challenge, String user, String password, int count) {
        return challenge.respond(user, password, "GET", "/box-path", "c0ffee", count).format();
    }

    @Test
    void theRightPasswordOpensWithAnEmptyAnswer() throws Exception {
        HttpResponse<String> response = get(answer(challenge(), "acs", "word", 1));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(knocks).hasValue(1);
    }

    @Test
    void wrongCredentialsDoNotOpen() throws Exception {
        assertThat(get(answer(challenge(), "acs", "wrong", 1)).statusCode()).isEqualTo(401);
        assertThat(get(answer(challenge(), "other", "word", 1)).statusCode()).isEqualTo(401);
        assertThat(get("Basic YWNzOndvcmQ=").statusCode()).isEqualTo(401);
        assertThat(knocks).hasValue(0);
    }

    @Test
    void anAnswerThatWasOverheardIsOfNoUse() throws Exception {
        DigestChallenge challenge = challenge();
        String answer = answer(challenge, "acs", "word", 1);
        assertThat(get(answer).statusCode()).isEqualTo(200);
        assertThat(get(answer).statusCode()).isEqualTo(401);
        assertThat(get(answer(challenge, "acs", "word", 2)).statusCode()).isEqualTo(200);
        assertThat(knocks).hasValue(2);
    }

    @Test
    void aNonceOfSomebodyElseIsOfNoUse() throws Exception {
        DigestChallenge ours = challenge();
        DigestChallenge forged = new DigestChallenge(ours.realm(), "0000", true, ours.algorithm(), true, null);
        assertThat(get(answer(forged, "acs", "word", 1)).statusCode()).isEqualTo(401);
    }

    /// Quirk C1: an ACS that knows RFC 2069 only.
    @Test
    void theOldFormWithoutQopIsAcceptedOnce() throws Exception {
        DigestChallenge ours = challenge();
        DigestChallenge old = new DigestChallenge(ours.realm(), ours.nonce(), false, ours.algorithm(), true, null);
        assertThat(get(answer(old, "acs", "word", 1)).statusCode()).isEqualTo(200);
        assertThat(get(answer(old, "acs", "word", 1)).statusCode()).isEqualTo(401);
    }

    @Test
    void otherPathsAreUnknownAndBoxesWithoutPowerSilent() throws Exception {
        String right = url;
        url = right + "x";
        assertThat(get(null).statusCode()).isEqualTo(404);
        url = right;
        up = false;
        assertThatIOException().isThrownBy(() -> get(null));
    }
}
