package org.pilotacs.acs.provisioning.extension;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Failed;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Value;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class BridgeOutputTest {
    private final List<String> parts = new ArrayList<>();
    private final BridgeOutput output = new BridgeOutput(new BridgeOutput.Receiver() {
        @Override
        public void record(byte[] json) {
            parts.add("record " + new String(json, StandardCharsets.UTF_8));
        }

        @Override
        public void printed(String line) {
            parts.add("printed " + line);
        }
    });

    private boolean read(byte[] bytes, int atOnce) throws IOException {
        return output.read(new InputStream() {
            private final ByteArrayInputStream in = new ByteArrayInputStream(bytes);

            @Override
            public int read() {
                return in.read();
            }

            @Override
            public int read(byte[] into, int from, int most) {
                return in.read(into, from, Math.min(most, atOnce));
            }
        });
    }

    @Test
    void records_and_lines_are_told_apart_however_they_are_split() throws IOException {
        byte[] bytes = "a line\r\n\n\u001e{\"żółw\":1}\n\u001e2\nno end\u001e3\n\u001ebroken\u001e4\nrest"
                .getBytes(StandardCharsets.UTF_8);
        List<String> expected = List.of("printed a line", "record {\"żółw\":1}", "record 2", "printed no end",
                "record 3", "printed broken", "record 4", "printed rest");
        for (int atOnce = 1; atOnce <= bytes.length; atOnce++) {
            parts.clear();
            assertThat(read(bytes, atOnce)).isTrue();
            assertThat(parts).isEqualTo(expected);
        }
    }

    @Test
    void the_longest_record_is_taken_a_longer_one_ends_the_reading() throws IOException {
        byte[] longest = ("\u001e" + "x".repeat(BridgeOutput.MOST_RECORD) + "\n\u001e1\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(read(longest, 5_000)).isTrue();
        assertThat(parts).hasSize(2);
        byte[] longer = ("\u001e" + "x".repeat(BridgeOutput.MOST_RECORD + 1)).getBytes(StandardCharsets.UTF_8);
        assertThat(read(longer, 5_000)).isFalse();
        assertThat(parts).hasSize(2);
    }

    @Test
    void records_are_read_and_others_are_none() {
        assertThat(record("{\"id\":7,\"json\":\"[1]\"}")).isEqualTo(new FromBridge.Answer(7, new Value("[1]")));
        assertThat(record("{\"id\":7,\"error\":{\"message\":\"m\"}}"))
                .isEqualTo(new FromBridge.Answer(7, new Failed("ext", "m", null, null)));
        assertThat(record("{\"id\":7,\"error\":{\"name\":\"A\",\"message\":\"m\",\"stack\":\"s\"}}"))
                .isEqualTo(new FromBridge.Answer(7, new Failed("ext.A", "m", "A", "s")));
        assertThat(record("{\"leaving\":true}")).isEqualTo(new FromBridge.Leaving());
        for (String none : List.of("", "7", "null", "{}", "{\"id\":7}", "{\"json\":\"1\"}",
                "{\"id\":\"7\",\"json\":\"1\"}",
                "{\"id\":7,\"json\":1}", "{\"id\":1e99,\"json\":\"1\"}", "{\"leaving\":\"yes\"}",
                "{\"id\":7,\"json\":\"1\"} x",
                "[".repeat(5_000))) {
            assertThat(record(none)).as(none).isEqualTo("none");
        }
    }

    @Test
    void noise_is_no_record_and_does_no_harm() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(FromBridge.read(noise)).isNull();
            assertThat(read(noise, 1 + random.nextInt(50))).isTrue();
        }
    }

    private static Object record(String json) {
        FromBridge read = FromBridge.read(json.getBytes(StandardCharsets.UTF_8));
        return read == null ? "none" : read;
    }
}
