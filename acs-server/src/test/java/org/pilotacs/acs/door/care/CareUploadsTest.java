package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.firmware.Uploads;
import org.pilotacs.acs.runtime.Secret;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/// Files for boxes, sent in parts by the care API, and what is refused of them.
class CareUploadsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] FILE = bytes(5_000);

    private TestDoor door;
    private String anna;

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void open() {
        door = TestDoor.guarded("a-token-of-sixteen-or-more");
        anna = token("anna", Role.ENGINEER);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private String token(String name, Role role) {
        return door.tokens.add(name, role, TestDoor.NOW, TestDoor.NOW.plus(Duration.ofDays(30))).map(Secret::reveal)
                .orElseThrow();
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(door.uri(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> begin(String token, String json) {
        return door.send(request(token, "/care/v1/uploads").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private String begun(byte[] file) {
        HttpResponse<String> answer = begin(anna, "{\"fileName\":\"fw.bin\",\"bytes\":" + file.length + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("location").orElseThrow();
    }

    private HttpResponse<String> part(String token, String upload, long offset, byte[] part) {
        return door.send(request(token, upload).header("Content-Type", "application/octet-stream")
                .header("Upload-Offset", Long.toString(offset))
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(part)));
    }

    private static String id(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> add(String upload, String more, String notes) {
        return door.send(request(anna, "/care/v1/firmware?productClass=SV-L2&version=3.1.0&upload=" + id(upload) + more)
                .header("Content-Type", "text/plain").POST(HttpRequest.BodyPublishers.ofString(notes)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode images() {
        return json(door.send(request(anna, "/care/v1/firmware"))).path("images");
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void parts_become_an_artefact_with_all_that_is_said_of_it() {
        String upload = begun(FILE);
        JsonNode begun = json(door.send(request(anna, upload)));
        assertThat(begun.path("offset").asLong()).isZero();
        assertThat(begun.path("partBytes").asLong()).isPositive();
        HttpResponse<String> first = part(anna, upload, 0, Arrays.copyOf(FILE, 3_000));
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(first.headers().firstValue("upload-offset")).contains("3000");
        HttpResponse<String> head = door
                .send(request(anna, upload).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.headers().firstValue("upload-offset")).contains("3000");
        part(anna, upload, 3_000, Arrays.copyOfRange(FILE, 3_000, 5_000));
        HttpResponse<String> added = add(upload, "&kind=configuration&from=2.4.*&from=3.0.0&sha256=" + sha256(FILE),
                "Nowe kanały.\nCzwarty wiersz.");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        JsonNode image = json(added);
        assertThat(image.path("kind").asText()).isEqualTo("configuration");
        assertThat(image.path("from").toString()).isEqualTo("[\"2.4.*\",\"3.0.0\"]");
        assertThat(image.path("notes").asText()).isEqualTo("Nowe kanały.\nCzwarty wiersz.");
        assertThat(image.path("sha256").asText()).isEqualTo(sha256(FILE));
        assertThat(image.path("addedBy").asText()).isEqualTo("anna");
        assertThat(images()).containsExactly(image);
        assertThat(door.send(request(anna, upload)).statusCode()).isEqualTo(404);
    }

    @Test
    void a_part_that_begins_elsewhere_is_told_where_to() {
        String upload = begun(FILE);
        part(anna, upload, 0, Arrays.copyOf(FILE, 3_000));
        HttpResponse<String> wrong = part(anna, upload, 2_999, new byte[10]);
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(wrong.headers().firstValue("upload-offset")).contains("3000");
        assertThat(json(wrong).path("detail").asText()).isEqualTo("The next part begins at 3000, not at 2999.");
        HttpResponse<String> tooLong = part(anna, upload, 3_000, new byte[2_001]);
        assertThat(tooLong.statusCode()).isEqualTo(409);
        assertThat(tooLong.body()).contains("5000 bytes were announced; with this part it would be 5001");
        for (String bad : new String[]{ "-1", "x", "1.5"}) {
            assertThat(door.send(request(anna, upload).header("Content-Type", "application/octet-stream")
                    .header("Upload-Offset", bad).method("PATCH", HttpRequest.BodyPublishers.ofByteArray(FILE)))
                    .statusCode()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void what_is_not_whole_or_another_file_is_refused_and_may_be_mended() {
        String upload = begun(FILE);
        part(anna, upload, 0, Arrays.copyOf(FILE, 3_000));
        HttpResponse<String> truncated = add(upload, "", "");
        assertThat(truncated.statusCode()).isEqualTo(422);
        assertThat(truncated.body()).contains("3000 of 5000 bytes are here");
        part(anna, upload, 3_000, new byte[2_000]);
        byte[] damaged = Arrays.copyOf(Arrays.copyOf(FILE, 3_000), 5_000);
        HttpResponse<String> corrupt = add(upload, "&sha256=" + sha256(FILE), "");
        assertThat(corrupt.statusCode()).isEqualTo(422);
        assertThat(corrupt.body()).contains(sha256(FILE), sha256(damaged));
        assertThat(images()).isEmpty();
        assertThat(add(upload, "&sha256=" + sha256(damaged), "").statusCode()).isEqualTo(201);
    }

    @Test
    void nobody_sees_the_upload_of_another_and_care_may_send_none() {
        String upload = begun(FILE);
        String jan = token("jan", Role.ENGINEER);
        String ewa = token("ewa", Role.CARE);
        assertThat(door.send(request(jan, upload)).statusCode()).isEqualTo(404);
        assertThat(part(jan, upload, 0, FILE).statusCode()).isEqualTo(404);
        assertThat(door.send(request(jan, upload).DELETE()).statusCode()).isEqualTo(404);
        assertThat(door.send(request(jan, "/care/v1/firmware?productClass=A&version=1&upload=" + id(upload))
                .header("Content-Type", "text/plain").POST(HttpRequest.BodyPublishers.noBody())).statusCode())
                .isEqualTo(404);
        assertThat(begin(ewa, "{\"fileName\":\"fw.bin\",\"bytes\":1}").statusCode()).isEqualTo(403);
        assertThat(part(ewa, upload, 0, FILE).statusCode()).isEqualTo(403);
        assertThat(json(door.send(request(anna, upload))).path("offset").asLong()).isZero();
        assertThat(door.send(request(anna, upload).DELETE()).statusCode()).isEqualTo(204);
        assertThat(door.send(request(anna, upload)).statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_has_many_under_way() {
        for (int i = 0; i < Uploads.MOST; i++) {
            begun(FILE);
        }
        HttpResponse<String> more = begin(anna, "{\"fileName\":\"fw.bin\",\"bytes\":1}");
        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(json(more).path("detail").asText()).startsWith("You have 4 uploads under way");
    }

    @ParameterizedTest
    @ValueSource(strings = { "../../etc/passwd", "..", ".", "/etc/passwd", "a/b", "a\\\\b", "C:\\\\fw.bin",
        "%2e%2e%2ffw",
        "a%2fb", "fw.bin\\u0000.txt", "fw\\nbin", "\\u202Enib.wf", "fw bin", ".hidden", "-rf", "fw.", "a..b", "CON",
        "nul.bin",
        "com1.fw", "", "żółw.bin", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void names_that_lead_somewhere_are_refused(String name) {
        HttpResponse<String> answer = begin(anna, "{\"fileName\":\"" + name + "\",\"bytes\":10}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("plain file name");
        HttpResponse<String> atOnce = door.send(request(anna, "/care/v1/firmware?productClass=A&version=1&fileName="
                + URLEncoder.encode(name.isEmpty() ? "." : name, StandardCharsets.UTF_8))
                .header("Content-Type", "application/octet-stream").POST(HttpRequest.BodyPublishers.ofByteArray(FILE)));
        assertThat(atOnce.statusCode()).as(atOnce.body()).isEqualTo(400);
        assertThat(images()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "&kind=other", "&signature=abc", "&sha256=12", "&oui=a%0Ab", "&hardware=%00",
        "&from=a%09b",
        "&productClass=%20", "&upload=zz"})
    void what_is_said_of_it_must_make_sense(String more) {
        String upload = begun(FILE);
        part(anna, upload, 0, FILE);
        String path = "/care/v1/firmware?version=1&upload=" + id(upload)
                + (more.contains("productClass") ? "" : "&productClass=A") + more;
        HttpResponse<String> answer = door
                .send(request(anna, more.contains("upload") ? path.replace(id(upload), "zz") : path)
                        .header("Content-Type", "text/plain").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(images()).isEmpty();
    }

    @Test
    void notes_have_an_end() {
        String upload = begun(FILE);
        part(anna, upload, 0, FILE);
        assertThat(add(upload, "", "ż".repeat(4_096) + "x").statusCode()).isEqualTo(400);
        assertThat(add(upload, "", "a\u0000b").statusCode()).isEqualTo(400);
        assertThat(add(upload, "", "ż".repeat(4_096)).statusCode()).isEqualTo(201);
        assertThat(images().get(0).path("notes").asText()).hasSize(4_096);
    }

    @Test
    void a_signature_is_not_taken_where_no_keys_are_set() {
        String upload = begun(FILE);
        part(anna, upload, 0, FILE);
        HttpResponse<String> answer = add(upload, "&signature=" + "A".repeat(86) + "%3D%3D", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("no keys are set");
    }
}
