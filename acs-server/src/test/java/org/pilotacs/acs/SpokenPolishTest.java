package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a server, simulated boxes of three makes, and somebody who reads Polish: whatever becomes of an action, on the
/// pages and in the API it is said in Polish.
class SpokenPolishTest {
    /// Words of which an English sentence has at least one and which are no Polish words, nor parts of parameter names.
    private static final Pattern ENGLISH = Pattern
            .compile("(?i)\\b(the|was|were|not|after|order|cannot|does|came|says|read|box|values|its|it|is)\\b");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path data = Path.of("");
    private static AcsServer server;
    private static Fleet fleet;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        server = AcsServer.start(
                AcsConfig.load(null,
                        Map.of("PILOT_CWMP_PORT", "0", "PILOT_CONSOLE_PORT", "0", "PILOT_LWM2M_ENABLED", "false",
                                "PILOT_FILE_SERVER_PORT", "0", "PILOT_SELF_SERVICE_PORT", "0", "PILOT_NBI_PORT", "0",
                                "PILOT_CWMP_CONNECTION_REQUEST_ALLOW", "127.0.0.0/8",
                                "PILOT_CWMP_CONNECTION_REQUEST_USERNAME", "acs",
                                "PILOT_CWMP_CONNECTION_REQUEST_PASSWORD", "knock"),
                        Map.of("data", data.toString())),
                Clock.systemUTC());
        fleet = Fleet.start(FleetConfig.of(server.cwmp(), 4).bootTime(Duration.ofMillis(300))
                .mix(new FleetConfig.Mix(2, 1, 1)).connectionRequestCredentials("acs", "knock"));
        fleet.awaitAllInformed(Duration.ofSeconds(60));
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        http.close();
        fleet.close();
        server.close();
    }

    @Test
    void whateverBecomesOfAnActionIsSaidInPolish() {
        for (SimulatedBox box : fleet.boxes()) {
            Map<String, String> wishes = new LinkedHashMap<>(Map.of("check", "{\"action\":\"check-signal\"}",
                    "unknown", "{\"action\":\"read\",\"paths\":[\"%s.Nope\"]}".formatted(root(box)), "fixed",
                    "{\"action\":\"write\",\"values\":[{\"path\":\"%s.DeviceInfo.SoftwareVersion\",\"value\":\"9\"}]}"
                            .formatted(root(box)),
                    "names", "{\"action\":\"discover\",\"paths\":[\"%s.DeviceInfo.\"]}".formatted(root(box))));
            if (box.isDecoder()) {
                wishes.put("pin", "{\"action\":\"reset-pin\"}");
            }
            if (!box.serial().startsWith("TT")) {
                wishes.put("line", "{\"action\":\"test-line\",\"host\":\"nowhere.invalid\"}");
            }
            wishes.put("restart", "{\"action\":\"restart\"}");
            wishes.forEach((name, wish) -> assertPolish(box.serial() + " " + name, end(box, wish)));
            assertNoEnglish(box.serial(), text(get("/devices/" + id(box), "pl")));
        }
    }

    private static void assertPolish(String name, String id) {
        JsonNode polish = json(get("/care/v1/actions/" + id, "pl-PL,pl;q=0.9"));
        JsonNode english = json(get("/care/v1/actions/" + id, ""));
        JsonNode outcome = polish.path("outcome");
        assertThat(polish.path("text").asText()).as(name).isNotEqualTo(english.path("text").asText());
        assertThat(outcome.path("code").asText()).as("%s", polish).matches("(cwmp|action|task|test)\\.[a-z0-9-]+")
                .isEqualTo(english.path("outcome").path("code").asText());
        for (JsonNode said : List.of(polish.path("text"), outcome.path("text"), outcome.at("/evidence/text"),
                outcome.at("/fault/text"), polish.at("/knock/text"))) {
            assertNoEnglish(name, said.asText());
        }
        String page = text(get("/actions/" + id, "pl"));
        assertThat(page).as(name).contains(polish.path("text").asText());
        assertNoEnglish(name, page);
    }

    @Test
    void aRefusalIsSaidInPolishWithACodeThatACrmCanActOn() {
        SimulatedBox router = fleet.boxes().stream().filter(box -> !box.isDecoder()).findFirst().orElseThrow();
        HttpResponse<String> refused = begin(router, "{\"action\":\"reset-pin\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("content-language")).hasValue("pl");
        assertThat(json(refused).path("title").asText()).isEqualTo("Nie da się tego zrobić");
        assertThat(json(refused).path("detail").asText())
                .isEqualTo("Router nie ma PIN-u blokady rodzicielskiej. Wybierz dekoder klienta.");
        assertThat(json(refused).path("code").asText()).isEqualTo("action.impossible");
        HttpResponse<String> tooMuch = begin(router, "{\"action\":\"discover\",\"paths\":[\"Device.X\"]}");
        assertThat(json(tooMuch).path("code").asText()).isEqualTo("action.nothing-below");
    }

    @Test
    void errorsAreSaidInPolishToWhoAsksForItAndElseInEnglish() {
        HttpResponse<String> polish = get("/care/v1/devices/nobody", "pl");
        assertThat(json(polish).path("detail").asText()).startsWith("Nie ma urządzenia nobody.");
        assertThat(json(get("/care/v1/devices/nobody", "de, fr;q=0.5")).path("detail").asText())
                .startsWith("There is no device nobody.");
        assertThat(json(polish).path("code").asText()).isEqualTo("care.no-device");
        for (String path : List.of("/devices/nobody", "/actions/none", "/nothing", "/?cursor=x")) {
            assertNoEnglish(path, text(get(path, "pl")));
        }
    }

    @Test
    void anActionIsFollowedInPolish() {
        String id = end(fleet.boxes().iterator().next(), "{\"action\":\"check-signal\"}");
        HttpResponse<String> events = get("/care/v1/actions/" + id + "/events", "pl");
        assertThat(events.headers().firstValue("content-language")).hasValue("pl");
        assertThat(events.body()).contains("Potwierdzone: odczytan");
    }

    private static void assertNoEnglish(String what, String text) {
        assertThat(ENGLISH.matcher(text).results().map(found -> around(text, found.start())).toList())
                .as(what).isEmpty();
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 40));
    }

    private static String root(SimulatedBox box) {
        return json(get("/care/v1/devices/" + id(box), "")).path("root").asText();
    }

    private static String id(SimulatedBox box) {
        return CareClient.escaped(
                DeviceId.of(box.inventory().oui(), box.inventory().productClass(), box.serial()).value());
    }

    private static HttpResponse<String> begin(SimulatedBox box, String wish) {
        return send(request("/care/v1/devices/" + id(box) + "/actions", "pl").header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(wish)));
    }

    /// The id of the action, once it is over.
    private static String end(SimulatedBox box, String wish) {
        HttpResponse<String> begun = begin(box, wish);
        assertThat(begun.statusCode()).as(begun.body()).isLessThan(300);
        String id = json(begun).path("id").asText();
        Awaitility.await(wish).atMost(Duration.ofSeconds(60)).until(
                () -> json(get("/care/v1/actions/" + id, "")).path("stage").asText().equals("settled"));
        return id;
    }

    private static HttpResponse<String> get(String path, String language) {
        return send(request(path, language));
    }

    private static HttpRequest.Builder request(String path, String language) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                + server.console().getPort() + path)).timeout(Duration.ofSeconds(30));
        return language.isEmpty() ? request : request.header("Accept-Language", language);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    /// What a page shows.
    private static String text(HttpResponse<String> page) {
        String main = page.body().replaceAll("(?s)^.*<main", "<main");
        return main.replaceAll("<[^>]*>", " ").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">")
                .replace("&amp;", "&").replace("&#34;", "\"").replaceAll("\\s+", " ");
    }
}
