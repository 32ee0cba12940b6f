package org.pilotacs.acs.door.care;

import org.pilotacs.acs.door.TestDoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A call that names whatever host it likes, as a browser does after DNS rebinding.
final class RawHost {
    private RawHost() {}

    /// @return the status
    static int post(TestDoor door, String host, String path, String json) {
        try (Socket socket = new Socket("127.0.0.1", door.port())) {
            socket.getOutputStream().write("""
                    POST %s HTTP/1.1\r
                    Host: %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    Connection: close\r
                    \r
                    %s""".formatted(path, host, json.getBytes(StandardCharsets.UTF_8).length, json)
                    .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
