package org.pilotacs.acs.door.files;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A client that sends what it is told, byte for byte, and shows what came.
public final class RawFetch {
    private static final int PATIENCE_MILLIS = 30_000;

    private RawFetch() {}

    /// What came.
    ///
    /// @param headers by their names in small letters, without those that tell of the connection alone
    /// @param text of the body, a character for each byte
    public record Answer(int status, String reason, Map<String, String> headers, String text) {
        public byte[] body() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /// @param target as it stands in the first line
    /// @param headers whole lines
    public static Answer fetch(URI server, String method, String target, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        List.of(headers).forEach(one -> head.append(one).append("\r\n"));
        return send(server, head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /// @param request asks for the connection to be closed
    public static Answer send(URI server, byte[] request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            return read(socket.getInputStream().readAllBytes(), "\r\n");
        }
    }

    /// @param line how lines of the head end
    static Answer read(byte[] raw, String line) {
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(line + line);
        String[] head = text.substring(0, end).split(line, -1);
        String[] status = head[0].split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(head[i].substring(0, colon).toLowerCase(Locale.ROOT), head[i].substring(colon + 1).strip());
        }
        headers.remove("connection");
        headers.remove("date");
        return new Answer(Integer.parseInt(status[1]), status[2], headers, text.substring(end + 2 * line.length()));
    }
}
