package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.customer.CustomerConfig;
import org.pilotacs.acs.customer.Limits;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.door.customer.SelfServiceConfig;
import org.pilotacs.acs.door.http.Proxies;
import org.pilotacs.acs.door.jwt.OperatorsPortal;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.sender.CodeSenderConfig;
import org.pilotacs.acs.task.TaskState;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// A customer with a decoder that answers and one that only listens, and a neighbour with one; the customer's portal calls.
abstract class SelfServiceCase {
    static final String ANNA = "10045512";
    static final String BOB = "20000001";
    static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    @TempDir
    Path letters;
    private final TestDatabases.Kind kind;
    OperatorsPortal portal;
    TestDoor door;
    Device box;
    Device listener;
    Device bobs;
    int keys;

    SelfServiceCase(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        portal = new OperatorsPortal();
        door = open(new CodeSenderConfig("file", letters, CodeSenderConfig.Smtp.NONE, ""));
        box = SampleBox.comes(door.core, "SN-1001");
        listener = SampleBox.oneWay(door.core, "OW-1", "010744321188");
        door.core.air.stations.add(SampleAiring.up(TestDoor.NOW));
        door.core.imports("""
                {"serial":"SN-2001","oui":"A1B2C3","productClass":"SV-S2","subscriber":"%s","card":"020000000001"}
                """.formatted(BOB));
        bobs = door.core.comes(SampleBox.identity("SN-2001"));
    }

    TestDoor open(CodeSenderConfig sender) {
        return TestDoor.withSelfService(kind, new SelfServiceConfig("127.0.0.1", 0, "", Proxies.NONE, portal.config(),
                CustomerConfig.DEFAULT, Limits.DEFAULT, sender));
    }

    @AfterEach
    void close() {
        door.close();
        portal.close();
    }

    HttpResponse<String> by(String who, String method, String path, @Nullable String body) {
        return call(method, path, body, "Authorization", "Bearer " + portal.token(who, door.core.clock.instant()));
    }

    HttpResponse<String> call(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.mine("/self-service/v1" + path))
                .header("Idempotency-Key", "k" + ++keys);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body == null) {
            return door.send(request.method(method, HttpRequest.BodyPublishers.noBody()));
        }
        return door.send(request.header("Content-Type", "application/json").method(method,
                HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Anna's, with Wi-Fi.
    Device router() {
        door.core.imports("""
                {"serial":"200","oui":"B4C5D6","productClass":"HomeGate5","subscriber":"%s"}
                """.formatted(ANNA));
        return door.core.comes(ActionWorld.ROUTER);
    }

    static String path(Device device) {
        return "/devices/" + device.id().value().replace("%", "%25");
    }

    JsonNode get(String path) {
        HttpResponse<String> reply = by(ANNA, "GET", path, null);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return json(reply);
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    HttpResponse<String> order(Device device, String body) {
        return by(ANNA, "POST", path(device) + "/actions", body);
    }

    /// The digits of the one letter that was sent.
    String code() throws IOException {
        try (Stream<Path> files = Files.list(letters)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(all).hasSize(1);
            JsonNode letter = new JsonMapper().readTree(all.getFirst().toFile());
            assertThat(letter.path("subscriber").asText()).isEqualTo(ANNA);
            Matcher digits = SIX_DIGITS.matcher(letter.path("text").asText());
            assertThat(digits.find()).isTrue();
            Files.delete(all.getFirst());
            return digits.group();
        }
    }

    HttpResponse<String> erase(String code) {
        return by(ANNA, "POST", "/erasures", code.isEmpty() ? "{}" : "{\"code\":\"" + code + "\"}");
    }

    /// The box does all that it is to do.
    void endAll(Device device) {
        while (door.core.tasks.ofDevice(device.id(), 100).stream()
                .anyMatch(task -> !(task.state() instanceof TaskState.Settled))) {
            door.core.settle(door.core.claim(device.id()), door.core.confirmed());
        }
    }

    static void assertRefused(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(json(reply).path("code").asText()).isEqualTo(code);
        assertThat(json(reply).path("detail").asText()).isNotBlank();
    }

    List<AuditEntry> trail(Deed deed) {
        return door.trail.find(new AuditSearch("", "", null, null, null, 200)).entries().stream()
                .filter(one -> one.deed() == deed).toList();
    }

    /// All that is kept as text.
    String database() {
        return door.core.database.with(handle -> {
            StringBuilder all = new StringBuilder();
            for (String table : List.of("action", "audit", "customer_code", "customer_wish", "task")) {
                handle.createQuery("SELECT * FROM " + table).mapToMap().forEach(row -> all.append(row));
            }
            return all.toString();
        });
    }
}
