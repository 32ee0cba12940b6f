package org.pilotacs.acs.door.http;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// What is written for one reply is nowhere to be found, not even while it is written.
class PassingFileTest {
    @Test
    void it_has_no_name_and_is_read_from_its_beginning() throws IOException {
        List<Path> before = named();
        try (PassingFile file = PassingFile.open()) {
            OutputStream end = file.end();
            end.write("for you alone".getBytes(StandardCharsets.UTF_8));
            end.flush();
            HttpReply.Passing reply = file.reply(200, "text/plain").with("cache-control", "no-store");
            assertThat(named()).as("a killed server leaves nothing behind").isEqualTo(before);
            assertThat(reply.length()).isEqualTo(13);
            assertThat(reply.headers()).containsEntry("content-type", "text/plain").hasSize(2);
            reply.content().position(0);
            assertThat(Channels.newInputStream(reply.content()).readAllBytes()).asString().isEqualTo("for you alone");
        }
    }

    private static List<Path> named() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("pilot-.*\\.reply")).toList();
        }
    }
}
