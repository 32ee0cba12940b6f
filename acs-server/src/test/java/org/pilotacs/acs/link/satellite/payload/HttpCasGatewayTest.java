package org.pilotacs.acs.link.satellite.payload;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardOrder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What a gateway may answer, and what we make of it, over real connections. What it should answer is in
/// [CasGatewayDocTest].
class HttpCasGatewayTest {
    private static final Instant UNTIL = Instant.parse("2026-03-31T12:00:00Z");
    private static final CasCommand COMMAND = new CasCommand("ref-1", "0123-4567 8901",
            List.of(new CardOrder.Restart(), new CardOrder.ShowCode(Duration.ofMillis(1500))), UNTIL);
    private static final CasTicket TICKET = new CasTicket("A-17");

    private HttpServer server = newServer();
    private HttpCasGateway gateway = gateway(server.getAddress().getPort(), Duration.ofSeconds(20));
    private volatile int status = 200;
    private volatile String body = "";
    private volatile String retryAfter = "";
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpCasGateway gateway(int port, Duration timeout) {
        try {
            return new HttpCasGateway(new GatewayConfig(URI.create("http://127.0.0.1:" + port + "/cas/"),
                    Secret.of("s3cret"), timeout, timeout, null));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
        server.stop(0);
    }

    private void answers(int code, String json) {
        status = code;
        body = json;
    }

    private static Saying later(CasAnswer<?> answer) {
        assertThat(answer).isInstanceOf(CasAnswer.Later.class);
        return ((CasAnswer.Later<?>) answer).why();
    }

    private static String refused(CasAnswer<?> answer) {
        assertThat(answer).isInstanceOf(CasAnswer.Refused.class);
        return ((CasAnswer.Refused<?>) answer).why().toString();
    }

    @Test
    void aCommandIsHandedOverAndAskedAfter() {
        answers(201, "{\"ticket\":\"A-17\",\"queue\":3}");
        assertThat(gateway.submit(COMMAND)).isEqualTo(new CasAnswer.Given<>(TICKET));
        answers(200,
                "{\"state\":\"failed\",\"reason\":\"  card\\u0007 is\\nblack-listed \",\"sent\":null,\"lastSent\":null}");
        assertThat(gateway.poll(TICKET)).isEqualTo(new CasAnswer.Given<>(
                new CasStatus(CasStatus.State.FAILED, 0, null, null, "card is black-listed")));
        assertThat(requests).containsExactly(
                "POST /cas/commands Bearer s3cret {\"reference\":\"ref-1\",\"card\":\"012345678901\",\"orders\":"
                        + "[{\"kind\":\"restart\"},{\"kind\":\"show-code\",\"seconds\":2}],\"until\":\"2026-03-31T12:00:00Z\"}",
                "GET /cas/commands/A-17 Bearer s3cret ");
    }

    @ParameterizedTest
    @CsvSource({ "queued,false", "on-air,false", "confirmed,true", "failed,true", "expired,true"})
    void everyStateIsKnown(String state, boolean isFinal) {
        answers(200, "{\"state\":\"" + state + "\",\"sent\":4}");
        var given = (CasAnswer.Given<CasStatus>) gateway.poll(TICKET);
        assertThat(given.value().state().wire()).isEqualTo(state);
        assertThat(given.value().state().isFinal()).isEqualTo(isFinal);
        assertThat(given.value().sent()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "no JSON", "[]", "{}", "{\"ticket\":17}", "{\"ticket\":\"\"}", "{\"ticket\":\"../x\"}",
        "{\"ticket\":\"a b\"}", "{\"ticket\":\"a/b\"}"})
    void anAnswerWithoutATicketIsNone(String json) {
        answers(202, json);
        assertThat(later(gateway.submit(COMMAND)).code()).isEqualTo("payload.cas-not-understood");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{}|state", "{\"state\":\"ON_AIR\"}|state",
        "{\"state\":\"queued\",\"sent\":-1}|sent", "{\"state\":\"queued\",\"sent\":1.5}|sent",
        "{\"state\":\"queued\",\"sent\":99999999999999999999}|sent",
        "{\"state\":\"queued\",\"lastSent\":\"today\"}|lastSent", "{\"state\":\"queued\",\"nextSend\":5}|nextSend",
        "{\"state\":|JSON"})
    void aStatusThatIsNotAsAgreedSaysWhatIsWrong(String json, String what) {
        answers(200, json);
        assertThat(later(gateway.poll(TICKET)).toString()).endsWith("it lacks or spoils: " + what);
    }

    @ParameterizedTest
    @CsvSource({ "302,cas-address", "405,cas-address", "401,cas-token", "403,cas-token", "429,cas-busy", "408,cas-busy",
        "500,cas-busy", "503,cas-busy", "204,cas-not-understood"})
    void whatGetsBetterByItselfOrByTheOperatorIsTriedAgain(int code, String key) {
        answers(code, "");
        assertThat(later(gateway.submit(COMMAND)).code()).isEqualTo("payload." + key);
        assertThat(later(gateway.poll(TICKET)).code()).isEqualTo("payload." + key);
        assertThat(requests).as("no redirect is followed").hasSize(2);
    }

    @Test
    void aNoIsForGood() {
        answers(422, "{\"reason\":\"no such card\"}");
        assertThat(refused(gateway.submit(COMMAND))).isEqualTo("the card system refused it (HTTP 422): no such card");
        answers(400, "{\"title\":\"Bad\",\"detail\":\"until is over\"}");
        assertThat(refused(gateway.submit(COMMAND))).endsWith("(HTTP 400): until is over");
        answers(409, "<html>");
        assertThat(refused(gateway.submit(COMMAND))).isEqualTo("the card system refused it (HTTP 409)");
        answers(404, "");
        assertThat(refused(gateway.poll(TICKET))).startsWith("the card system does not know the order any more");
        assertThat(later(gateway.submit(COMMAND)).code()).as("there is no such address")
                .isEqualTo("payload.cas-address");
        answers(422, "{\"reason\":\"" + "no ".repeat(100) + "\"}");
        assertThat(refused(gateway.submit(COMMAND))).hasSize("the card system refused it (HTTP 422): ".length() + 201);
    }

    @ParameterizedTest
    @CsvSource({ "30,30", "0,0", "999999,3600", "'Wed, 21 Oct 2026 07:28:00 GMT',0", "-1,0", "'',0"})
    void itIsLeftAloneForAsLongAsItSays(String header, long seconds) {
        answers(503, "");
        retryAfter = header;
        assertThat(((CasAnswer.Later<?>) gateway.submit(COMMAND)).atLeast()).hasSeconds(seconds);
    }

    @Test
    void triesGetRarer() {
        var soon = new CasAnswer.Later<CasStatus>(Saying.NOTHING, Duration.ZERO);
        assertThat(List.of(1, 2, 3, 7, 8, 100, Integer.MAX_VALUE).stream().map(soon::pause).map(Duration::toSeconds))
                .containsExactly(5L, 10L, 20L, 320L, 600L, 600L, 600L);
        var asked = new CasAnswer.Later<CasStatus>(Saying.NOTHING, Duration.ofSeconds(30));
        assertThat(asked.pause(1)).hasSeconds(30);
        assertThat(asked.pause(5)).hasSeconds(80);
    }

    @Test
    void anAnswerThatNeverEndsIsNotReadToItsEnd() {
        answers(202, "{\"ticket\":\"A-17\"}" + " ".repeat(HttpCasGateway.MAX_BODY));
        assertThat(later(gateway.submit(COMMAND)).code()).isEqualTo("payload.cas-broke-off");
        answers(202, "{\"ticket\":\"A-17\"}" + " ".repeat(HttpCasGateway.MAX_BODY - 17));
        assertThat(gateway.submit(COMMAND)).as("just what is allowed").isEqualTo(new CasAnswer.Given<>(TICKET));
    }

    @Test
    void aGatewayThatIsNotThereIsTriedAgain() {
        server.stop(0);
        Saying why = later(gateway.submit(COMMAND));
        assertThat(why.code()).isEqualTo("payload.cas-not-reached");
        assertThat(why.toString()).contains("http://127.0.0.1:" + server.getAddress().getPort()).doesNotContain("/cas");
    }

    /// It accepts, and then says nothing; or the head of an answer, and then byte after byte of a body that has no end.
    @ParameterizedTest
    @ValueSource(strings = { "", "HTTP/1.1 202 Accepted\r\nContent-Length: 60000\r\n\r\n{"})
    void aGatewayThatFallsSilentHoldsNobodyUp(String head) throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpCasGateway patient = gateway(silent.getLocalPort(), Duration.ofMillis(300))) {
            var over = new CountDownLatch(1);
            Thread peer = Thread.startVirtualThread(() -> {
                try (Socket socket = silent.accept()) {
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    while (!head.isEmpty() && !over.await(20, TimeUnit.MILLISECONDS)) {
                        socket.getOutputStream().write(' ');
                    }
                    assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (IOException | InterruptedException _) {
                    // it was hung up on, which is all that it does
                }
            });
            assertThat(later(patient.submit(COMMAND)).toString()).contains("did not answer in");
            over.countDown();
            peer.join();
        }
    }

    @Test
    void whatIsNotHttpIsNoAnswer() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpCasGateway lost = gateway(other.getLocalPort(), Duration.ofSeconds(20))) {
            Thread peer = Thread.startVirtualThread(() -> {
                try (Socket socket = other.accept()) {
                    socket.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException _) {
                    // it was hung up on
                }
            });
            assertThat(later(lost.poll(TICKET)).code()).isEqualTo("payload.cas-broke-off");
            peer.join();
        }
    }

    @Test
    void aGatewayThatWasClosedIsNotThere() {
        gateway.close();
        assertThat(later(gateway.submit(COMMAND)).code()).isEqualTo("payload.cas-broke-off");
    }

    @Test
    void whoIsInterruptedLeaves() {
        Thread.currentThread().interrupt();
        assertThat(later(gateway.submit(COMMAND)).code()).isEqualTo("payload.cas-interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "cas.example", "ftp://cas.example", "https:///x", "https://a@cas.example",
        "https://cas.example/?x", "https://cas.example/#x"})
    void anAddressThatIsNoneIsRefused(String url) {
        assertThatThrownBy(() -> GatewayConfig.of(URI.create(url), Secret.of("t"))).isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("url must be the address of the gateway");
    }

    @Test
    void settingsAreChecked() {
        URI url = URI.create("https://cas.example/api");
        assertThatThrownBy(() -> GatewayConfig.of(url, Secret.NONE)).isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("token is missing");
        assertThatThrownBy(() -> GatewayConfig.of(url, Secret.of("line\nline"))).isInstanceOf(BadSetting.class)
                .hasMessage("token must be printable ASCII characters without blanks");
        assertThatThrownBy(() -> new GatewayConfig(url, Secret.of("t"), Duration.ZERO, Duration.ofSeconds(1), null))
                .isInstanceOf(BadSetting.class).hasMessageStartingWith("connect-timeout must be 100ms to 1m");
        assertThatThrownBy(
                () -> new GatewayConfig(url, Secret.of("t"), Duration.ofSeconds(1), Duration.ofHours(1), null))
                .isInstanceOf(BadSetting.class).hasMessageStartingWith("timeout must be 100ms to 1m");
        GatewayConfig config = GatewayConfig.of(url, Secret.of("s3cret"));
        assertThat(config).isEqualTo(new GatewayConfig(url, Secret.of("s3cret"), Duration.ofSeconds(3),
                Duration.ofSeconds(10), null));
        assertThat(config.toString()).doesNotContain("s3cret");
        assertThatIllegalArgumentException().isThrownBy(() -> new CasTicket(".."));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CasCommand("a\r\nb", "1", COMMAND.orders(), UNTIL));
        assertThatIllegalArgumentException().isThrownBy(() -> new CasCommand("a", "1", List.of(), UNTIL));
    }
}
