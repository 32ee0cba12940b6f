package org.pilotacs.acs.link.cwmp;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.file.Arrival;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.file.FileQuota;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.acs.task.TaskState;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/// A device sends a file while its session goes on, over the same connection. At the level of the socket.
class SideDoorTest {
    private static final DeviceId DEVICE = DeviceId.of("00AA00", "Box", "sender");
    private static final TaskId TASK = new TaskId("0123456789abcdef01234567");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern URL = Pattern.compile("<URL>([^<]*)</URL>");
    private static final Pattern ID = Pattern.compile("<cwmp:ID[^>]*>([^<]*)</cwmp:ID>");
    private static final String INFORM = """
            <Envelope><Header><ID>7</ID></Header><Body><Inform><DeviceId><Manufacturer>M</Manufacturer>\
            <OUI>00AA00</OUI><ProductClass>Box</ProductClass><SerialNumber>sender</SerialNumber></DeviceId>\
            <Event><EventStruct><EventCode>2 PERIODIC</EventCode><CommandKey/></EventStruct></Event></Inform></Body>\
            </Envelope>""";
    private static final String ACCEPTED = """
            <Envelope><Header><ID>%s</ID></Header><Body><UploadResponse><Status>1</Status></UploadResponse></Body>\
            </Envelope>""";

    @AutoClose
    private final Opened open = new Opened();
    private final RunningLink link = open.add(new RunningLink(RunningLink.config(AccessConfig.DEFAULT)));
    private final CpeSocket cpe = open.add(new CpeSocket(link.port()));
    private String order = "";
    private String cookie = "";

    @BeforeEach
    void is_asked_for_its_log() throws IOException {
        link.tasks().submit(List.of(new NewTask(TASK, DEVICE, new Operation.Upload(FileKind.LOG, 0),
                Priority.CONSULTANT, null, null, link.now().plus(Duration.ofHours(1)), null)));
        cookie = cpe.post(INFORM, Map.of()).header("set-cookie").split(";")[0];
        order = cpe.post("", Map.of()).body();
        assertThat(order).contains("<cwmp:Upload>");
    }

    @Test
    void a_file_that_is_compressed_itself_stays_as_it_is() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("all that happened".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(put(zipped.toByteArray()).status()).isEqualTo(201);
        assertThat(link.files().content(TASK.value()))
                .hasValueSatisfying(content -> assertThat(content).isEqualTo(zipped.toByteArray()));
    }

    @Test
    void one_that_is_too_large_is_refused_and_ends_nothing() throws IOException {
        assertThat(put(new byte[(8 << 20) + 1]).status()).isEqualTo(413);
        cpe.hangUp();
        assertThat(accept().status()).as("the session goes on").isEqualTo(204);
        assertThat(link.tasks().find(TASK).orElseThrow().state()).isInstanceOf(TaskState.Parked.class);
    }

    @Test
    void one_that_is_announced_as_too_large_is_refused_before_it_comes() throws IOException {
        CpeSocket.Answer answer = cpe.send("PUT %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n"
                .formatted(URI.create(found(URL)).getPath(), 5L << 30).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("8388608");
        assertThat(link.files().find(TASK.value())).isEmpty();
    }

    @Test
    void one_that_does_not_say_how_large_it_is_is_taken_and_is_refused_at_the_limit() throws IOException {
        assertThat(putChunked(chunked(9, 0)).status()).isEqualTo(413);
        cpe.hangUp();
        assertThat(link.files().find(TASK.value())).isEmpty();
        assertThat(putChunked(chunked(1, 5)).status()).isEqualTo(201);
        assertThat(link.files().find(TASK.value()).orElseThrow().bytes()).isEqualTo((1 << 20) + 5);
    }

    /// @param mebibytes in chunks of one
    private static byte[] chunked(int mebibytes, int bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < mebibytes; i++) {
            body.writeBytes("100000\r\n".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(new byte[1 << 20]);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (bytes > 0) {
            body.writeBytes((Integer.toHexString(bytes) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(new byte[bytes]);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    @Test
    void one_that_is_cut_short_leaves_nothing() throws IOException {
        byte[] begin = "PUT %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2000000\r\n\r\n"
                .formatted(URI.create(found(URL)).getPath()).getBytes(StandardCharsets.ISO_8859_1);
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
            line.getOutputStream().write(begin);
            line.getOutputStream().write(new byte[1_000_000]);
            line.getOutputStream().flush();
            Awaitility.await().atMost(SOON).until(() -> link.rows("device_file_part") > 0);
        }
        Awaitility.await().atMost(SOON)
                .until(() -> link.rows("device_file_part") == 0 && link.rows("device_file_draft") == 0);
        assertThat(link.files().find(TASK.value())).isEmpty();
        assertThat(link.tasks().find(TASK).orElseThrow().state()).isNotInstanceOf(TaskState.Settled.class);
    }

    @Test
    void one_too_many_of_a_day_is_told_so() throws IOException {
        for (int i = 0; i < FileQuota.DEFAULT.filesPerDay(); i++) {
            if (link.files().takeUnasked(DEVICE, "log", link.now()) instanceof Arrival.Begun(var draft)) {
                draft.close();
            }
        }
        CpeSocket.Answer answer = put("log".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(507);
        assertThat(answer.body()).contains("100 files a day");
    }

    /// The answer to the order got lost, and the order is given again.
    @Test
    void a_file_that_came_although_the_session_broke_is_not_asked_for_again() throws IOException {
        assertThat(put("log".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(201);
        cpe.hangUp();
        cpe.post(INFORM, Map.of());
        assertThat(cpe.post("", Map.of()).status()).isEqualTo(204);
        assertThat(link.tasks().find(TASK).orElseThrow().state()).isInstanceOf(TaskState.Settled.class);
    }

    private CpeSocket.Answer accept() throws IOException {
        return cpe.post(ACCEPTED.formatted(found(ID)), Map.of("Cookie", cookie));
    }

    private CpeSocket.Answer putChunked(byte[] chunks) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes("PUT %s HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                .formatted(URI.create(found(URL)).getPath()).getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(chunks);
        return cpe.send(request.toByteArray());
    }

    private CpeSocket.Answer put(byte[] file) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes("PUT %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n"
                .formatted(URI.create(found(URL)).getPath(), file.length).getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(file);
        return cpe.send(request.toByteArray());
    }

    private String found(Pattern what) {
        Matcher matcher = what.matcher(order);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
