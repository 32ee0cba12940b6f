package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// What the HTTP rim lets in, and how it refuses the rest.
class CwmpRimTest {
    private static final String INFORM = """
            <Envelope><Header><ID>7</ID></Header><Body><Inform><DeviceId><Manufacturer>M</Manufacturer><OUI>00AA00</OUI>\
            <ProductClass>Box</ProductClass><SerialNumber>%s</SerialNumber></DeviceId></Inform></Body></Envelope>""";

    private final CwmpConfig base = RunningLink.config(AccessConfig.DEFAULT);
    private RunningLink link = new RunningLink(base);
    private CpeSocket cpe = new CpeSocket(link.port());

    @BeforeEach
    void connected() throws IOException {
        assertThat(cpe.post(inform("first"), Map.of()).status()).isEqualTo(200);
    }

    @AfterEach
    void stops() throws IOException {
        cpe.close();
        link.close();
    }

    @Test
    void another_method_than_POST_is_told_what_this_is() throws IOException {
        CpeSocket.Answer answer = cpe.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("POST");
        assertThat(answer.body()).contains("TR-069");
    }

    @Test
    void a_message_beyond_the_limit_is_413_and_others_go_on() throws IOException {
        assertThat(cpe.post("x".repeat(65_537), Map.of()).status()).isEqualTo(413);
        try (CpeSocket other = new CpeSocket(link.port())) {
            assertThat(other.post(inform("other"), Map.of()).status()).isEqualTo(200);
        }
    }

    @Test
    void without_its_database_a_device_is_told_to_come_later() throws IOException {
        link.withoutDatabase();
        CpeSocket.Answer answer = cpe.post(inform("unlucky"), Map.of());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
    }

    @Test
    void a_compressed_message_is_read() throws IOException {
        CpeSocket.Answer answer = cpe.send(gzipped(inform("zipped").getBytes(UTF_8)));
        assertThat(answer.body()).contains("InformResponse");
    }

    @Test
    void a_compression_bomb_is_413() throws IOException {
        assertThat(cpe.send(gzipped(new byte[8 << 20])).status()).isEqualTo(413);
    }

    /// H9: clients built on curl wait for `100 Continue`.
    @Test
    void expect_100_continue_is_answered() throws IOException {
        CpeSocket.Answer answer = cpe.post(inform("curl"), Map.of("Expect", "100-continue"));
        assertThat(answer.status()).isEqualTo(100);
    }

    @Test
    void a_request_that_is_no_HTTP_is_refused_and_others_go_on() throws IOException {
        try (CpeSocket other = new CpeSocket(link.port())) {
            assertThat(other.send("nonsense\r\n\r\n".getBytes(ISO_8859_1)).status()).isEqualTo(400);
        }
        assertThat(cpe.post("", Map.of()).status()).isEqualTo(204);
    }

    @Test
    void more_sessions_than_allowed_are_told_when_to_come_back() throws IOException {
        restart(roomForOne());
        assertThat(cpe.post(inform("a"), Map.of()).status()).isEqualTo(200);
        try (CpeSocket other = new CpeSocket(link.port())) {
            CpeSocket.Answer answer = other.post(inform("b"), Map.of());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 60);
        }
    }

    /// After a power cut everybody comes at once; the box of a caller on the line must not wait for the crowd.
    @Test
    void a_device_that_somebody_waits_for_finds_a_place_where_others_do_not() throws IOException {
        assertThat(cpe.post(inform("awaited"), Map.of()).status()).isEqualTo(200);
        Device box = link.devices().find(DeviceId.of("00AA00", "Box", "awaited")).orElseThrow();
        assertThat(cpe.post("", Map.of()).status()).isEqualTo(204);
        restart(roomForOne());
        assertThat(cpe.post(inform("crowd"), Map.of()).status()).isEqualTo(200);
        link.doorbell().ring(box, _ -> {});
        try (CpeSocket other = new CpeSocket(link.port()); CpeSocket caller = new CpeSocket(link.port())) {
            assertThat(other.post(inform("more"), Map.of()).status()).isEqualTo(503);
            assertThat(caller.post(inform("awaited"), Map.of()).status()).isEqualTo(200);
        }
    }

    /// H6: whatever order two Informs of one device arrive in, one session remains, and it is usable.
    @Test
    void of_two_sessions_at_once_one_goes_on() throws Exception {
        int rivals = 8;
        CountDownLatch ready = new CountDownLatch(rivals);
        List<Future<CpeSocket.Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < rivals; i++) {
                answers.add(threads.submit(() -> {
                    try (CpeSocket rival = new CpeSocket(link.port())) {
                        ready.countDown();
                        ready.await();
                        CpeSocket.Answer greeted = rival.post(inform("twin"), Map.of());
                        assertThat(greeted.status()).isEqualTo(200);
                        return rival.post("", Map.of("Cookie", greeted.header("set-cookie")));
                    }
                }));
            }
        }
        List<Integer> ends = new ArrayList<>();
        for (Future<CpeSocket.Answer> answer : answers) {
            ends.add(answer.get().status());
        }
        assertThat(ends).containsAnyOf(204).allMatch(status -> status == 204 || status == 400);
    }

    private void restart(CwmpConfig config) throws IOException {
        cpe.close();
        link.close();
        link = new RunningLink(config);
        cpe = new CpeSocket(link.port());
    }

    private static String inform(String serial) {
        return INFORM.formatted(serial);
    }

    private CwmpConfig roomForOne() {
        CwmpConfig.SessionConfig usual = base.sessions();
        return new CwmpConfig(base.listener(), new CwmpConfig.SessionConfig(1, usual.timeout(), usual.cookieName()),
                base.access(), base.tls(), base.wake());
    }

    private static byte[] gzipped(byte[] body) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(body);
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: " + zipped.size()
                + "\r\n\r\n").getBytes(ISO_8859_1));
        request.writeBytes(zipped.toByteArray());
        return request.toByteArray();
    }
}
