package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// A device at the level of its socket: says exactly what it is told to, also what no proper client would.
final class CpeSocket implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;

    private final Way way;
    private @Nullable Socket socket;

    /// How the server is reached.
    @FunctionalInterface
    interface Way {
        Socket open() throws IOException;
    }

    CpeSocket(int port) {
        this(() -> new Socket(InetAddress.getLoopbackAddress(), port));
    }

    CpeSocket(Way way) {
        this.way = way;
    }

    /// What came back, inflated; header names in lower case.
    record Answer(int status, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return all(name).isEmpty() ? "" : all(name).getFirst();
        }

        List<String> all(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    Answer post(String body, Map<String, String> headers) throws IOException {
        return post(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer post(byte[] bytes, Map<String, String> headers) throws IOException {
        StringBuilder head = new StringBuilder("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ")
                .append(bytes.length).append("\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(bytes);
        return send(request.toByteArray());
    }

    Answer send(byte[] request) throws IOException {
        Socket open = socket;
        if (open == null) {
            open = way.open();
            open.setSoTimeout(PATIENCE_MS);
            socket = open;
        }
        open.getOutputStream().write(request);
        return read(new BufferedInputStream(open.getInputStream(), 1));
    }

    /// The next POST goes over a new connection.
    void hangUp() throws IOException {
        Socket open = socket;
        if (open != null) {
            open.close();
            socket = null;
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String status = line(in);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
        byte[] body = in.readNBytes(length);
        String coding = headers.getOrDefault("content-encoding", List.of("")).getFirst();
        return new Answer(Integer.parseInt(status.split(" ")[1]), headers,
                new String(plain(body, coding), StandardCharsets.UTF_8));
    }

    private static byte[] plain(byte[] body, String coding) throws IOException {
        return switch (coding) {
            case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            case "deflate" -> new InflaterInputStream(new ByteArrayInputStream(body)).readAllBytes();
            default -> body;
        };
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server hung up");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }
}
