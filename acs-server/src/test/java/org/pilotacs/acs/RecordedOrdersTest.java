package org.pilotacs.acs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.NbiLab.Answer;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.session.ModelBox;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.SetParameterValuesFault;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The exchanges that were recorded with GenieACS 1.2.16, in their order, with boxes that have the same data model: the same
/// answers, and the same requests to the boxes. What was not recorded in between is done all the same. Where the recordings are
/// missing nothing is shown.
class RecordedOrdersTest {
    private static final Path REFERENCE = Path.of("../../shared/reference/nbi-recordings");
    private static final Pattern PASSING = Pattern.compile("date|genieacs-version|transfer-encoding|connection|"
            + "keep-alive|content-length|server|soapserver|set-cookie");
    private static final Pattern MOMENT = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    /// Where a box listens, how long an echo took, and frames of GenieACS's own code differ.
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
    private static final Pattern ECHO = Pattern.compile("\\d+([.]\\d+)?(?=( |/|ms|$|%|\\())");
    private static final Pattern FRAMES = Pattern.compile("\\\\n    at (thrower:2:3\\\\n    at Script[.]).*?(?=\")");
    /// Values of passwords are not kept.
    private static final Pattern PASSWORD = Pattern
            .compile("(\"ConnectionRequestPassword\":\\{[^}]*\"_value\":)\"[^\"]*\"");
    private static final Pattern ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])");
    /// What a box is told that sent rubbish: that it was, in words that say more.
    private static final Set<String> OTHER_WORDS = Set.of("317", "318");
    private static final String A = "202BC1-BM632w-000100";
    private static final String INFO = "InternetGatewayDevice.DeviceInfo.";

    @TempDir
    private static Path data;
    private static AcsServer server;
    private static final Map<String, GenieBox> boxes = new TreeMap<>();

    /// Ours for the ids that GenieACS gave.
    private final Map<String, String> ids = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    @BeforeAll
    static void given_the_recorded_boxes_and_GenieACS_s_first_presets() throws IOException {
        assumeTrue(Files.isDirectory(REFERENCE), "the recordings are here");
        server = AcsServer.start(Lab.config(TestDatabases.Kind.H2, data), Clock.systemUTC());
        for (JsonNode provision : documents("004-get-provisions")) {
            assertThat(send("PUT", "/provisions/" + provision.get("_id").asText(), provision.get("script").asText())
                    .status()).isEqualTo(200);
        }
        for (JsonNode preset : documents("003-get-presets")) {
            assertThat(send("PUT", "/presets/" + preset.get("_id").asText(), preset.toString()).status())
                    .isEqualTo(200);
        }
        for (String serial : List.of("000100", "000101", "000102")) {
            boxes.put(serial, box("BM632w", serial));
        }
        boxes.put("special", box("IGD 2.0/x", "A-1.B%2"));
        for (String serial : List.of("000100", "000101", "000102")) {
            known(serial).put(
                    "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.1.WANIPConnection.1.ExternalIPAddress",
                    "10.0.0." + serial.charAt(5));
            known(serial).session("0 BOOTSTRAP", "1 BOOT");
        }
    }

    @AfterAll
    static void stop() {
        boxes.values().forEach(GenieBox::close);
        if (server != null) {
            server.close();
        }
    }

    private static GenieBox box(String productClass, String serial) throws IOException {
        ModelBox model = ModelBox.of(REFERENCE.resolve("device-model.csv"));
        return new GenieBox(server.cwmp(), model, productClass, serial, List.of(INFO + "SpecVersion",
                INFO + "HardwareVersion", INFO + "SoftwareVersion", INFO + "ProvisioningCode",
                "InternetGatewayDevice.ManagementServer.ParameterKey",
                "InternetGatewayDevice.ManagementServer.ConnectionRequestURL",
                "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.1.WANIPConnection.1.ExternalIPAddress"));
    }

    private static GenieBox known(String serial) {
        return Objects.requireNonNull(boxes.get(serial), serial);
    }

    private static JsonNode documents(String name) throws IOException {
        return new JsonMapper().readTree(NbiLab.read(Files.readString(REFERENCE.resolve(name + ".res")), "\n").body());
    }

    private static Answer send(String method, String path, String body) throws IOException {
        return NbiLab.tell(server.nbi(), method, path, body);
    }

    @Test
    void each_exchange_is_answered_as_it_was_recorded() throws IOException {
        GenieBox a = known("000100");
        for (JsonNode setting : documents("011-get-config")) {
            assertThat(send("PUT", "/api/config/" + setting.get("_id").asText(),
                    new JsonMapper().createObjectNode().set("value", setting.get("value")).toString()).status())
                    .isEqualTo(200);
        }
        replay("002 003 004 005 006 007 009 010 011 015 018 020 022 023 026 028 033 034 035 037 040 041 042 044 046 047 049 050"
                + " 053 058 059 060 062 067 069 071 072 073");
        tag("My%20tag%20%C3%A9");
        replay("077 078 083");
        untag("My%20tag%20%C3%A9");
        replay("084 085");
        task(A, "{\"name\":\"refreshObject\",\"objectName\":\"InternetGatewayDevice.Time\"}");
        task(A, "{\"name\":\"addObject\",\"objectName\":\"InternetGatewayDevice.Layer3Forwarding.Forwarding\"}");
        replay("088 089 090 091 092 093 094");
        saw("096", a.session("2 PERIODIC"), "GetParameterNames(InternetGatewayDevice.DeviceInfo.,0)",
                "GetParameterValues(1)", "SetParameterValues(ProvisioningCode=abc)",
                "GetParameterNames(InternetGatewayDevice.Time.,0)", "GetParameterValues(9)",
                "GetParameterNames(InternetGatewayDevice.Layer3Forwarding.,1)",
                "GetParameterNames(InternetGatewayDevice.Layer3Forwarding.Forwarding.,1)",
                "AddObject(InternetGatewayDevice.Layer3Forwarding.Forwarding.)",
                "GetParameterNames(InternetGatewayDevice.Layer3Forwarding.Forwarding.,1)");
        replay("096 097 098 099 100");
        called("{\"name\":\"refreshObject\",\"objectName\":\"InternetGatewayDevice.UserInterface\"}",
                "GetParameterNames(InternetGatewayDevice.UserInterface.,0)", "GetParameterValues(11)");
        called("{\"name\":\"setParameterValues\",\"parameterValues\":[[\"" + INFO
                + "ProvisioningCode\",\"code-1\"],[\"InternetGatewayDevice.ManagementServer.PeriodicInformInterval\",600]]}",
                "SetParameterValues(ProvisioningCode=code-1,PeriodicInformInterval=600)",
                "SetParameterValues(PeriodicInformInterval=300)");
        replay("105 107 110 112 113 116 118 119 120 121 122");
        called("{\"name\":\"deleteObject\",\"objectName\":\"InternetGatewayDevice.Layer3Forwarding.Forwarding.1\"}",
                "DeleteObject(InternetGatewayDevice.Layer3Forwarding.Forwarding.1.)");
        called("{\"name\":\"deleteObject\",\"objectName\":\"InternetGatewayDevice.Layer3Forwarding.Forwarding.99\"}",
                "GetParameterNames(InternetGatewayDevice.Layer3Forwarding.Forwarding.,1)");
        replay("126 129");
        a.put(INFO + "ProvisioningCode", "");
        a.session("0 BOOTSTRAP", "1 BOOT");
        replay("131 132");
        task(A, "{\"name\":\"getParameterValues\",\"parameterNames\":[\"" + INFO + "UpTime\"],\"uniqueKey\":\"k1\"}");
        replay("136 137 138 139");
        removeTasks();
        known("special").session("0 BOOTSTRAP", "1 BOOT");
        replay("141");
        files();
        faults(a);
        offline();
        malformed();
        definitions(a);
        busy();
        replay(hasIPv6() ? "298 302" : "302");
        replay("314 317 318");
        assertThat(differences).isEmpty();
    }

    private static boolean hasIPv6() throws SocketException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .anyMatch(one -> one instanceof Inet6Address && one.isLoopbackAddress());
    }

    private static void removeTasks() throws IOException {
        for (JsonNode task : new JsonMapper().readTree(send("GET", "/tasks", "").body())) {
            assertThat(send("DELETE", "/tasks/" + task.path("_id").asText(), "").status()).isEqualTo(200);
        }
    }

    private static void removeFaults() throws IOException {
        for (JsonNode fault : new JsonMapper().readTree(send("GET", "/faults", "").body())) {
            assertThat(send("DELETE", "/faults/" + fault.path("_id").asText().replace(":", "%3A"), "").status())
                    .isEqualTo(200);
        }
    }

    private void files() throws IOException {
        NbiLab.send(server.nbi(), "PUT /files/fw-1.0.bin HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nfileType:"
                + " 1 Firmware Upgrade Image\r\noui: 202BC1\r\nproductClass: BM632w\r\nversion: 1.1\r\nContent-Length: "
                + "2059\r\n\r\n" + "FIRMWARE 1" + "x".repeat(2049));
        assertThat(send("PUT", "/files/conf%20file.cfg", "12345").status()).isEqualTo(201);
        replay("146 147 148 149 150 160");
        GenieBox a = known("000100");
        transferred(a, FaultStruct.NONE);
        replay("161 163");
        transferred(a, FaultStruct.NONE);
        task(A, "{\"name\":\"download\",\"fileType\":\"3 Vendor Configuration File\",\"fileName\":\"absent.cfg\"}");
        a.session("2 PERIODIC");
        transferred(a, new FaultStruct(9010, "Download failure"));
        removeFaults();
        replay("166 167 168 169 170");
    }

    private static void transferred(GenieBox box, FaultStruct fault) {
        String key = box.model.keys.getLast();
        box.session(List.of(new CpeRequest.TransferComplete(key, fault, Instant.now(), Instant.now())),
                "7 TRANSFER COMPLETE", "M Download");
    }

    private void faults(GenieBox a) throws IOException {
        a.whim = request -> writes(request, "bad1")
                ? GenieBox.fault(9002, "Internal error")
                : writes(request, "bad3")
                        ? GenieBox.fault(9003, "Invalid arguments",
                                new SetParameterValuesFault(INFO + "ProvisioningCode", 9007, "Invalid value"))
                        : null;
        replay("171 172 174 176 177");
        saw("177", a.session("2 PERIODIC"), "SetParameterValues!9002");
        a.whim = _ -> null;
        replay("179 180 182");
        removeTasks();
        a.whim = request -> writes(request, "bad") ? GenieBox.fault(9002, "Internal error") : null;
        replay("184");
        replay("185 186 189");
        replay("191");
        replay("193 195");
        boolean[] once = { true};
        a.whim = request -> {
            boolean first = writes(request, "bad4") && once[0];
            once[0] &= !first;
            return first ? GenieBox.fault(9005, "Invalid parameter name") : null;
        };
        replay("198");
        a.whim = _ -> null;
        send("PUT", "/provisions/thrower", "throw new Error(\"boom\")");
        replay("204");
        a.session("2 PERIODIC");
        a.session("2 PERIODIC");
        replay("206 208 209");
        assertThat(send("DELETE", "/faults/" + A + "%3Achanx", "").status()).isEqualTo(200);
    }

    private static boolean writes(AcsRequest request, String value) {
        return request instanceof AcsRequest.SetParameterValues(var all, String _)
                && all.stream().anyMatch(one -> one.value().startsWith(value));
    }

    private void offline() throws IOException {
        GenieBox c = known("000102");
        replay("210");
        c.knockStatus = 503;
        replay("211 212 213");
        replay("214");
        c.session("2 PERIODIC");
        c.knockStatus = 200;
        c.comesWhenKnocked = false;
        replay("215 216 217 218");
        c.knockStatus = 503;
        replay("219");
        c.knockStatus = 500;
        replay("220 221");
        c.comesWhenKnocked = true;
        c.knockStatus = 204;
        replay("222");
        GenieBox b = known("000101");
        b.asksForLogin = true;
        b.put("InternetGatewayDevice.ManagementServer.ConnectionRequestPassword", "another");
        replay("226");
        b.asksForLogin = false;
    }

    private void malformed() throws IOException {
        replay("234 236 237 238 240 241 243 244 247 248 249 252 253");
        removeFaults();
        replay("256");
    }

    /// While a session is open, and after a device was removed.
    private void busy() throws IOException {
        assertThat(inform("000100").status()).isEqualTo(200);
        replay("228 229");
        known("000100").session("2 PERIODIC");
        assertThat(send("DELETE", "/devices/202BC1-BM632w-000102", "").status()).isEqualTo(200);
        known("000102").session("2 PERIODIC");
        replay("308");
    }

    private static Answer inform(String serial) throws IOException {
        return send(server.cwmp(), Files.readString(request("314")).replace("000777", serial));
    }

    /// @param recorded with whatever ends of lines
    private static Answer send(URI to, String recorded) throws IOException {
        String request = recorded.replace("\r\n", "\n");
        int head = request.indexOf("\n\n");
        return NbiLab.send(to,
                request.substring(0, head).replace("\n", "\r\n") + "\r\n\r\n" + request.substring(head + 2));
    }

    private void definitions(GenieBox a) throws IOException {
        replay("257 258 259 262 263 264 265 267 270 271 273 275 277 278 279 280 281 282 283 284 285 287 288 289 290 292"
                + " 294 296 303 309 310");
        assertThat(a.sessions).isNotEmpty();
    }

    private void tag(String tag) throws IOException {
        assertThat(send("POST", "/devices/" + A + "/tags/" + tag, "").status()).isEqualTo(200);
    }

    private void untag(String tag) throws IOException {
        assertThat(send("DELETE", "/devices/" + A + "/tags/" + tag, "").status()).isEqualTo(200);
    }

    private static void task(String device, String body) throws IOException {
        assertThat(send("POST", "/devices/" + device + "/tasks", body).status()).isEqualTo(202);
    }

    private void called(String body, String... requests) throws IOException {
        assertThat(send("POST", "/devices/" + A + "/tasks?connection_request", body).status()).isEqualTo(200);
        saw(body, known("000100").sessions.getLast(), requests);
    }

    private void saw(String which, List<String> asked, String... wanted) {
        if (!asked.equals(List.of(wanted))) {
            differences.add(which + ": the box saw " + asked + " instead of " + List.of(wanted));
        }
    }

    private void replay(String numbers) throws IOException {
        for (String number : numbers.split("\\s+")) {
            replayOne(number);
        }
    }

    private void replayOne(String number) throws IOException {
        Path file = request(number);
        String recorded = Files.readString(Path.of(file.toString().replace(".req", ".res")));
        // GenieACS fell over: then anything is better that says what is wrong
        boolean fell = recorded.startsWith("(connection closed");
        Answer wanted = fell ? new Answer(0, "", Map.of(), "") : NbiLab.read(recorded, "\n");
        String request = Files.readString(file);
        for (Map.Entry<String, String> id : ids.entrySet()) {
            request = request.replace(id.getKey(), id.getValue());
        }
        String name = file.getFileName().toString();
        Answer given = send(name.contains("-cwmp-") ? server.cwmp() : server.nbi(), request);
        if (fell) {
            check(name, "status", given.status() >= 400 && given.status() < 500, true);
            return;
        }
        remember(wanted, given);
        check(name, "status", given.status() + " " + given.reason(), wanted.status() + " " + wanted.reason());
        check(name, "headers", headers(given, wanted), headers(wanted, wanted));
        if (!OTHER_WORDS.contains(name.substring(0, 3))) {
            check(name, "body", body(given), body(wanted));
        }
    }

    private void check(String name, String what, Object given, Object wanted) {
        if (!given.equals(wanted)) {
            differences.add(name + " " + what + ":\n   given  " + given + "\n   wanted " + wanted);
        }
    }

    private void remember(Answer wanted, Answer given) {
        Matcher theirs = Pattern.compile("\"_id\":\"([0-9a-f]{24})\"").matcher(wanted.body());
        Matcher ours = Pattern.compile("\"_id\":\"([0-9a-f]{24})\"").matcher(given.body());
        while (wanted.body().startsWith("{") && theirs.find() && ours.find()) {
            ids.put(theirs.group(1), ours.group(1));
        }
    }

    private static Path request(String number) throws IOException {
        try (Stream<Path> files = Files.list(REFERENCE)) {
            return files.filter(file -> file.getFileName().toString().matches(number + "-.*\\.req")).findFirst()
                    .orElseThrow();
        }
    }

    /// By names and texts: prefixes are anybody's choice.
    private static List<String> xml(String text) {
        List<String> parts = new ArrayList<>();
        try {
            XMLStreamReader reader = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        parts.add(reader.getName().toString());
                        for (int i = 0; i < reader.getAttributeCount(); i++) {
                            parts.add(reader.getAttributeName(i) + "=" + reader.getAttributeValue(i));
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> parts.add("/");
                    case XMLStreamConstants.CHARACTERS -> parts.add(reader.getText().strip());
                    default -> {
                        // nothing that a box reads
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return parts;
    }

    /// Errors say that they are text, which GenieACS leaves to be guessed.
    private static Map<String, String> headers(Answer answer, Answer wanted) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.keySet().removeIf(name -> PASSING.matcher(name).matches()
                || name.equals("content-type") && !wanted.headers().containsKey(name));
        headers.replaceAll((_, value) -> value.replace("\"", ""));
        return headers;
    }

    private static Object body(Answer answer) {
        if (answer.body().contains("Envelope")) {
            return xml(answer.body());
        }
        String body = ID.matcher(MOMENT.matcher(answer.body()).replaceAll("2026-11-23T00:00:00.000Z"))
                .replaceAll("000000000000000000000000").strip();
        body = PASSWORD.matcher(FRAMES.matcher(PORT.matcher(body).replaceAll("http://box/")).replaceAll(""))
                .replaceAll("$1\"\"");
        try {
            JsonNode json = new JsonMapper().readTree(body);
            if (json.isArray()) {
                List<JsonNode> sorted = new ArrayList<>();
                json.forEach(sorted::add);
                sorted.sort(Comparator.comparing(one -> new TreeMap<>(one.properties().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().toString())))
                        .toString()));
                ArrayNode again = new JsonMapper().createArrayNode();
                sorted.forEach(again::add);
                return again;
            }
            return json.isMissingNode() ? body : json;
        } catch (JsonProcessingException _) {
            return ECHO.matcher(body).replaceAll("0");
        }
    }
}
