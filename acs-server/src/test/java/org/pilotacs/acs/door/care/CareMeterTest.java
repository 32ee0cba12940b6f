package org.pilotacs.acs.door.care;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/// How the signal of a box is watched by the care API.
class CareMeterTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private TestDoor door;
    private Device box;

    @BeforeEach
    void open() {
        door = TestDoor.open();
        box = SampleBox.comes(door.core, "SN-1001");
    }

    @AfterEach
    void close() {
        door.close();
    }

    private BufferedReader follow(Device device) throws IOException, InterruptedException {
        var response = door.client().send(HttpRequest.newBuilder(door.uri(TestDoor.path(device) + "/meter"))
                .timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader stream) throws IOException {
        String event = "";
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("event: ")) {
                event = line.substring("event: ".length());
            } else if (line.startsWith("data: ") && !event.isEmpty()) {
                return event + " " + line.substring("data: ".length());
            }
        }
        return "end";
    }

    @Test
    void it_tells_at_once_how_it_goes_and_who_opens_it_again_goes_on_there() throws Exception {
        try (BufferedReader first = follow(box)) {
            assertThat(next(first)).startsWith("tick {\"state\":\"waiting\"").contains("\"tuners\":[]");
            assertThat(door.core.bell.rung).contains(box.id());
            try (BufferedReader second = follow(box)) {
                assertThat(next(second)).startsWith("tick {\"state\":\"waiting\"");
                assertThat(next(first)).startsWith("over {\"state\":\"over\"").contains("\"code\":\"meter.elsewhere\"");
                assertThat(next(first)).isEqualTo("end");
                assertThat(door.measured.size()).isEqualTo(1);
            }
        }
        Awaitility.await("nobody to watch").atMost(SOON).until(() -> door.measured.size() == 0);
        assertThat(door.get("/care/v1/audit").body()).contains("signal meter", "\"acted\"");
    }

    @Test
    void a_box_that_cannot_be_watched_is_refused_with_what_to_do_instead() {
        Device listener = SampleBox.oneWay(door.core, "OW-1", "");
        HttpResponse<String> refused = door.send(HttpRequest
                .newBuilder(door.uri(TestDoor.path(listener) + "/meter")).header("Accept-Language", "pl"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"meter.one-way\"", "ekran sygnału");
        assertThat(door.get("/care/v1/devices/nobody/meter").statusCode()).isEqualTo(404);
    }

    @Test
    void a_box_for_which_there_is_no_room_is_told_so_on_the_stream() throws Exception {
        Device other = SampleBox.comes(door.core, "SN-1002");
        try (BufferedReader first = follow(box); BufferedReader second = follow(other)) {
            assertThat(next(first)).startsWith("tick");
            assertThat(next(second)).startsWith("over").contains("\"code\":\"meter.too-many\"", "\"measured\":null");
            assertThat(next(second)).isEqualTo("end");
        }
    }
}
