package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Boxes as GenieACS's exchanges were recorded with, and a client that sends bytes as they are.
final class NbiLab {
    static final String FIRST = "202BC1-BM632w-000100";
    static final Instant SEEN = Instant.parse("2026-11-23T10:22:41.330Z");
    private static final String INFO = "InternetGatewayDevice.DeviceInfo.";

    private NbiLab() {}

    /// Three boxes that came for the first time and told what stands in an Inform, and a little more.
    static void settle(DatabaseConfig config) {
        try (Database database = Database.open(config);
                JdbcDeviceRegistry registry = new JdbcDeviceRegistry(database, Thread.ofVirtual().factory())) {
            for (String serial : List.of("000100", "000101", "000102")) {
                registry.seen(new Sighting(identity(serial), "cwmp", SEEN, "192.0.2.1",
                        List.of(DeviceEvent.of(DeviceEvent.Kind.BOOTSTRAP)), learnt(serial)));
            }
        }
    }

    private static Identity identity(String serial) {
        return new Identity("Huawei Technologies Co., Ltd.", "202BC1", "BM632w", serial);
    }

    private static List<Learnt> learnt(String serial) {
        return List.of(valued(INFO + "SoftwareVersion", "V100R001IRQC56B017", ValueType.STRING),
                valued(INFO + "HardwareVersion", "40501", ValueType.STRING),
                valued(INFO + "Description", serial, ValueType.STRING), new Learnt.Named(INFO + "SerialNumber", false),
                valued(INFO + "UpTime", "4711", ValueType.UNSIGNED_INT),
                valued("InternetGatewayDevice.ManagementServer.PeriodicInformEnable", "1", ValueType.BOOLEAN),
                valued("InternetGatewayDevice.Time.CurrentLocalTime", "2026-11-23T11:22:41+01:00",
                        ValueType.DATE_TIME),
                new Learnt.Named("InternetGatewayDevice.Time.NTPServer1", true),
                new Learnt.Named("InternetGatewayDevice.LANDevice.", false));
    }

    private static Learnt valued(String path, String text, ValueType type) {
        return new Learnt.Valued(path, new Value(type, text));
    }

    /// An answer as it came.
    ///
    /// @param headers by their names in lower case
    record Answer(int status, String reason, Map<String, String> headers, String body) {
        JsonNode json() {
            try {
                return new JsonMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// The ids of the documents, in their order.
        List<String> ids() {
            List<String> ids = new ArrayList<>();
            json().forEach(one -> ids.add(one.path("_id").asText()));
            return ids;
        }
    }

    static Answer ask(URI server, String method, String path, String... headers) throws IOException {
        return tell(server, method, path, "", headers);
    }

    /// A request with a body.
    static Answer tell(URI server, String method, String path, String body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        List.of(headers).forEach(one -> head.append(one).append("\r\n"));
        return send(server, head + "Connection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /// @param parameters by turns a name and its value, which is encoded
    static String devices(String... parameters) {
        StringBuilder path = new StringBuilder("/devices?");
        for (int i = 0; i < parameters.length; i += 2) {
            path.append(parameters[i]).append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8)).append('&');
        }
        return path.toString();
    }

    /// Sends a request that asks for the connection to be closed, and takes all that comes.
    static Answer send(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            // a byte for a character, as chunks are counted in bytes
            String raw = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            Answer answer = read(raw, "\r\n");
            String body = "chunked".equals(answer.headers.get("transfer-encoding")) && !request.startsWith("HEAD ")
                    ? unchunked(answer.body)
                    : answer.body;
            return new Answer(answer.status, answer.reason, answer.headers,
                    new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
    }

    /// @param line how lines of the head end
    static Answer read(String raw, String line) {
        int blank = raw.indexOf(line + line);
        String[] head = raw.substring(0, blank).split(line);
        String[] status = head[0].split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(head[i].substring(0, colon).toLowerCase(Locale.ROOT), head[i].substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(status[1]), status[2], headers, raw.substring(blank + 2 * line.length()));
    }

    /// The content of chunks; fails if the last one did not come.
    private static String unchunked(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (true) {
            int end = chunks.indexOf("\r\n", at);
            int size = Integer.parseInt(chunks.substring(at, end), 16);
            if (size == 0) {
                return body.toString();
            }
            body.append(chunks, end + 2, end + 2 + size);
            at = end + 2 + size + 2;
        }
    }
}
