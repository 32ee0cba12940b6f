package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.acs.task.TaskState;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
