package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a whole server, when a file for boxes is sent to it, then a broken line and a killed server cost the part that was
/// under way and no more, and what is too large costs nothing.
class FirmwareUploadTest {
    private static final int MEGABYTE = 1 << 20;
    private static final long FIVE_GIGABYTES = 5L << 30;

    @TempDir
    private Path data;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_broken_line_and_a_killed_server_cost_the_part_that_was_under_way(TestDatabases.Kind kind) throws Exception {
        byte[] file = new byte[3 * MEGABYTE + 1];
        new Random(7).nextBytes(file);
        try (ServerProcess server = new ServerProcess(data, TestDatabases.environment(kind))) {
            server.start();
            URI base = URI.create("http://127.0.0.1:" + server.consolePort());
            HttpResponse<String> begun = send(HttpRequest.newBuilder(base.resolve("/care/v1/uploads"))
                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(
                            "{\"fileName\":\"fw.bin\",\"bytes\":" + file.length + "}")));
            URI upload = base.resolve(begun.headers().firstValue("location").orElseThrow());
            assertThat(part(upload, 0, Arrays.copyOf(file, MEGABYTE))).isEqualTo(204);
            breakOff(upload, MEGABYTE);
            assertThat(offset(upload)).isEqualTo(MEGABYTE);
            assertThat(part(upload, MEGABYTE, Arrays.copyOfRange(file, MEGABYTE, 2 * MEGABYTE))).isEqualTo(204);
            server.kill();
            server.start();
            assertThat(offset(upload)).isEqualTo(2 * MEGABYTE);
            assertThat(part(upload, 2 * MEGABYTE, Arrays.copyOfRange(file, 2 * MEGABYTE, file.length))).isEqualTo(204);
            try (CareClient care = new CareClient(server.consolePort())) {
                CareClient.Answer added = care.upload("/care/v1/firmware?productClass=SV-L2&version=1&upload="
                        + upload.getPath().substring(upload.getPath().lastIndexOf('/') + 1), new byte[0]);
                assertThat(added.status()).as("%s", added.json()).isEqualTo(201);
                assertThat(added.json().path("bytes").asLong()).isEqualTo(file.length);
                server.kill();
                server.start();
                JsonNode images = care.get("/care/v1/firmware").json().path("images");
                assertThat(images).containsExactly(added.json());
            }
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int part(URI upload, long offset, byte[] part) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(upload).header("Content-Type", "application/octet-stream")
                .header("Upload-Offset", Long.toString(offset))
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(part))).statusCode();
    }

    private long offset(URI upload) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(upload).method("HEAD", HttpRequest.BodyPublishers.noBody())).headers()
                .firstValueAsLong("upload-offset").orElseThrow();
    }

    /// The first half of a part, and then nothing any more.
    private static void breakOff(URI upload, long offset) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", upload.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("""
                    PATCH %s HTTP/1.1\r
                    Host: 127.0.0.1:%d\r
                    Content-Type: application/octet-stream\r
                    Upload-Offset: %d\r
                    Content-Length: %d\r
                    \r
                    """.formatted(upload.getPath(), upload.getPort(), offset, MEGABYTE)
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[MEGABYTE / 2]);
            out.flush();
            socket.setSoLinger(true, 0);
        }
    }

    @Test
    void what_is_too_large_is_refused_before_it_is_sent_or_cut_off_where_it_is() throws Exception {
        try (AcsServer server = AcsServer.start(
                Lab.config(data, Lab.settings(Map.of("PILOT_FILE_SERVER_MAX_SIZE", "1MiB"), 0, 0)), Clock.systemUTC());
                CareClient care = new CareClient(server.console().getPort())) {
            CareClient.Answer announced = care.post("/care/v1/uploads",
                    "{\"fileName\":\"fw.bin\",\"bytes\":" + FIVE_GIGABYTES + "}");
            assertThat(announced.status()).isEqualTo(413);
            assertThat(announced.json().path("detail").asText()).contains("1048576 bytes");
            URI console = server.console();
            assertThat(cutOff(console, "Content-Length: " + FIVE_GIGABYTES, 0)).contains("413", "1048576 bytes");
            assertThat(cutOff(console, "Transfer-Encoding: chunked", FIVE_GIGABYTES)).contains("413", "1048576 bytes");
            assertThat(care.upload("/care/v1/firmware?productClass=A&version=1", new byte[MEGABYTE]).status())
                    .isEqualTo(201);
            assertThat(care.get("/care/v1/firmware").json().path("images")).hasSize(1);
        }
    }

    /// Sends a body until somebody closes the line or answers, as a client does that looks at the answer only then.
    private static String cutOff(URI server, String length, long bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST /care/v1/firmware?productClass=A&version=1 HTTP/1.1\r
                    Host: 127.0.0.1:%d\r
                    Content-Type: application/octet-stream\r
                    %s\r
                    \r
                    """.formatted(server.getPort(), length).getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[64 << 10];
            long sent = 0;
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                while (sent < bytes && socket.getInputStream().available() == 0) {
                    out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.write(chunk);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    sent += chunk.length;
                }
                for (int one = socket.getInputStream().read(); one >= 0; one = socket.getInputStream().read()) {
                    answer.write(one);
                }
            } catch (IOException _) {
                // the line was closed on what we still sent; what came before that counts
            }
            assertThat(sent).isLessThan(64 * MEGABYTE);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
