package org.pilotacs.acs.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The head-end of the demo: where its multiplexer is to listen, and the file that tells the server so.
///
/// @param port of the multiplexer, of which nobody else has taken hold
/// @param key that the keys of the cards follow from, in hexadecimal
/// @param file for `satellite.file`
record DemoHeadend(int port, String key, Path file) {
    private static final int KEY_BYTES = 16;
    private static final String KEY_FILE = "ref1.key";
    /// More often than usual, so that there is something to see.
    private static final String SATELLITES = """
            card-systems:
              - {name: operator, kind: ref-1, ca-system-id: 0x5A5A, key-file: %s}
            head-ends:
              - name: demo
                card-system: operator
                bandwidth: 100
                retry-max: 2s
                multiplexers:
                  - {name: mux, host: 127.0.0.1, port: %d}
            plans:
              reconnect:
                repeat: [{every: 5s, for: 10m}, {every: 1m, for: 50m}, {every: 10m, for: 23h}]
                over-after: 24h
                channel: {en: channel 1, pl: kanał 1}
              reset-pin:
                repeat: [{every: 5s, for: 10m}, {every: 1m, for: 50m}, {every: 10m, for: 23h}]
                over-after: 24h
                channel: {en: channel 1, pl: kanał 1}
            """;

    static DemoHeadend in(Path data) throws IOException {
        int port = freePort();
        return new DemoHeadend(port, key(data.resolve(KEY_FILE)),
                Files.writeString(data.resolve("satellite.yaml"), SATELLITES.formatted(KEY_FILE, port)));
    }

    private static String key(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String text = HexFormat.of().formatHex(key);
        Files.writeString(file, text);
        return text;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
