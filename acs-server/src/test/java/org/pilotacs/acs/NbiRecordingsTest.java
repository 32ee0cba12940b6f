package org.pilotacs.acs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.NbiLab.Answer;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// What GenieACS 1.2.16 was recorded to answer, answered by us. Where the recordings are missing nothing is shown.
class NbiRecordingsTest {
    private static final Path RECORDED = Path.of("../../shared/reference/nbi-recordings");
    /// In the order of their making, as tags come and go. The others need what is not served yet, or devices that GenieACS's
    /// own presets were run on.
    private static final String REPLAYED = """
            017 020 022 026 027 028 033 034 035 037 040 041 042 044 046 047 049 050 053 055 058 059 060 062 067 071 072
            073 077 078 083""";
    /// Before this one another tag was put, which is not among the recordings.
    private static final String LISTING = "077";
    private static final String ANOTHER_TAG = "/devices/" + NbiLab.FIRST + "/tags/My%20tag%20%C3%A9";
    /// Differ by the time, by the connection, or by the version.
    private static final Pattern PASSING = Pattern.compile("date|genieacs-version|transfer-encoding|connection|"
            + "keep-alive|content-length");
    private static final Pattern MOMENT = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    @TempDir
    private static Path data;
    private static AcsServer server;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Files.isDirectory(RECORDED), "the recordings are here");
        AcsConfig config = Lab.config(TestDatabases.Kind.H2, data);
        NbiLab.settle(config.database());
        server = AcsServer.start(config, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void each_is_answered_with_the_same_status_headers_and_body() throws IOException {
        for (String number : REPLAYED.split("\\s+")) {
            if (number.equals(LISTING)) {
                assertThat(NbiLab.ask(server.nbi(), "POST", ANOTHER_TAG).status()).isEqualTo(200);
            }
            Path request = request(number);
            Answer wanted = NbiLab.read(Files.readString(Path.of(request.toString().replace(".req", ".res"))), "\n");
            Answer given = NbiLab.send(server.nbi(),
                    Files.readString(request).replace("\r\n", "\n").replace("\n", "\r\n"));
            String which = request.getFileName().toString();
            assertThat(given.status()).as(which).isEqualTo(wanted.status());
            assertThat(given.reason()).as(which).isEqualTo(wanted.reason());
            assertThat(headers(given, wanted)).as(which).isEqualTo(headers(wanted, wanted));
            assertThat(body(given)).as(which).isEqualTo(body(wanted));
        }
    }

    private static Path request(String number) throws IOException {
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files.filter(file -> file.getFileName().toString().matches(number + "-.*\\.req")).findFirst()
                    .orElseThrow();
        }
    }

    /// Errors say that they are text, which GenieACS leaves to be guessed.
    private static Map<String, String> headers(Answer answer, Answer wanted) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.keySet().removeIf(name -> PASSING.matcher(name).matches()
                || name.equals("content-type") && !wanted.headers().containsKey(name));
        return headers;
    }

    private static Object body(Answer answer) {
        String body = MOMENT.matcher(answer.body()).replaceAll("2026-11-23T00:00:00.000Z").strip();
        try {
            JsonNode json = new JsonMapper().readTree(body);
            return json.isMissingNode() ? body : json;
        } catch (JsonProcessingException _) {
            return body;
        }
    }
}
