package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.diagnostic.Diagnostic;
import org.pilotacs.acs.profile.SessionTraits;
import org.pilotacs.acs.profile.SessionTraitsReader;
import org.pilotacs.acs.runtime.DurationText;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.acs.task.TaskState;
import org.pilotacs.acs.trace.WireTraces;
import org.pilotacs.acs.yaml.Problems;
import org.pilotacs.acs.yaml.YamlMap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/// Plays a [Transcript] as one device against a running server.
final class TranscriptPlayer implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("<cwmp:ID[^>]*>([^<]*)</cwmp:ID>");
    private static final String JUNK = "00000000000000000000000000000000";

    private final Transcript transcript;
    private final RunningLink link;
    private final CpeSocket socket;
    private final DeviceId device;
    private final String serial;
    /// One for each transcript, since what one box of a model teaches holds for all.
    private final String model;
    private final List<TaskId> queued = new ArrayList<>();
    private CpeSocket.@Nullable Answer answer;
    private String cookie = "";
    private String cookieMode = "keep";
    private String header = "";
    private String contentType = "text/xml; charset=\"utf-8\"";
    private Charset charset = StandardCharsets.UTF_8;
    private String coding = "none";

    TranscriptPlayer(Transcript transcript, RunningLink link) {
        this.transcript = transcript;
        this.link = link;
        this.socket = new CpeSocket(link.port());
        this.serial = transcript.name().replaceAll("[^A-Za-z0-9]", "_");
        this.model = "Box" + transcript.name().replaceAll("[^0-9].*", "");
        this.device = DeviceId.of("00AA00", model, serial);
    }

    void play() throws IOException {
        for (Transcript.Step step : transcript.steps()) {
            String[] words = step.text().split(" ", 2);
            String rest = words.length > 1 ? fill(words[1]) : "";
            String where = transcript.name() + ":" + step.line() + " " + step.text();
            switch (words[0]) {
                case "queue" -> queue(rest, Priority.CONSULTANT);
                case "queue-by-itself" -> queue(rest, Priority.ROUTINE);
                case "cpe>" -> say(rest, step);
                case "acs<" -> hear(rest, step, where);
                case "with" -> assertThat(last(where).header(rest.split(": ", 2)[0].toLowerCase(Locale.ROOT))).as(where)
                        .contains(rest.split(": ", 2)[1]);
                case "without" -> assertThat(last(where).body()).as(where).doesNotContain(rest);
                case "silence" -> link.pass(duration(rest, where));
                case "profile" -> link.teach(model, traits(step, where));
                case "outcome" -> outcome(rest, step.block(), where);
                case "state" -> assertThat(state(task(rest.split(" ")[0]).state())).as(where)
                        .isEqualTo(rest.split(" ")[1]);
                case "knows" -> assertThat(value(rest.split(" = ", 2)[0])).as(where)
                        .isEqualTo(rest.split(" = ", 2)[1]);
                case "knows-not" -> assertThat(value(rest)).as(where).isNull();
                case "kept" -> kept(rest, where);
                case "kept-nothing" -> assertThat(link.traces().find(device)).as(where).isEmpty();
                case "learnt" -> assertThat(age(rest.split(" ")[0])).as(where)
                        .isEqualTo(duration(rest.split(" ")[1], where));
                default -> behave(words[0], rest, where);
            }
        }
    }

    /// How the device goes about it from here on.
    private void behave(String what, String how, String where) throws IOException {
        switch (what) {
            case "connection" -> socket.hangUp();
            case "cookie" -> cookieMode = how;
            case "header" -> header = how;
            case "content-type" -> contentType = how;
            case "charset" -> charset = Charset.forName(how);
            case "coding" -> coding = how;
            default -> throw new IllegalArgumentException("no such step: " + where);
        }
    }

    private void say(String what, Transcript.Step step) throws IOException {
        byte[] body = coded(body(what, step).getBytes(charset));
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("SOAPAction", "");
        if (!coding.equals("none")) {
            headers.put("Content-Encoding", coding);
        }
        String mine = CwmpConfig.DEFAULT.sessions().cookieName() + "=";
        switch (cookieMode) {
            case "none" -> {
                // it returns none
            }
            case "junk" -> headers.put("Cookie", mine + JUNK);
            case "quoted" -> headers.put("Cookie", "$Version=\"1\"; " + cookie.replace("=", "=\"") + "\"; $Path=\"/\"");
            case "among-others" -> headers.put("Cookie", "theme=dark, " + cookie + ", last=\"a b\"");
            case "with-attributes" -> headers.put("Cookie", cookie + "; Path=/; HttpOnly");
            default -> {
                if (!cookie.isEmpty()) {
                    headers.put("Cookie", cookie);
                }
            }
        }
        CpeSocket.Answer came = socket.post(body, headers);
        answer = came;
        if (!came.header("set-cookie").isEmpty()) {
            cookie = came.header("set-cookie").split(";")[0];
        }
    }

    private String body(String what, Transcript.Step step) {
        String[] words = what.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        Matcher id = ID.matcher(answer == null ? "" : answer.body());
        String echoed = id.find() ? id.group(1) : "1";
        return switch (words[0]) {
            case "empty" -> "";
            case "raw" -> fill(step.body());
            case "inform" -> envelope("1", inform(rest, step.block()));
            case "fault" -> envelope(echoed, fault(rest));
            case "values" -> envelope(echoed, values(rest));
            case "names" -> envelope(echoed, names(rest));
            default -> envelope(echoed, step.block().isEmpty() ? "<cwmp:" + what + "/>" : fill(step.body()));
        };
    }

    private byte[] coded(byte[] body) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        switch (coding) {
            case "gzip" -> {
                try (OutputStream out = new GZIPOutputStream(coded)) {
                    out.write(body);
                }
            }
            case "deflate" -> {
                try (OutputStream out = new DeflaterOutputStream(coded)) {
                    out.write(body);
                }
            }
            default -> coded.writeBytes(body);
        }
        return coded.toByteArray();
    }

    private static String fault(String what) {
        String[] words = what.split(" ", 2);
        return "<SOAP-ENV:Fault><faultcode>Client</faultcode><faultstring>CWMP fault</faultstring><detail><cwmp:Fault>"
                + "<FaultCode>" + words[0] + "</FaultCode><FaultString>" + (words.length > 1 ? words[1] : "")
                + "</FaultString></cwmp:Fault></detail></SOAP-ENV:Fault>";
    }

    private static String values(String list) {
        return "<cwmp:GetParameterValuesResponse><ParameterList>" + parts(list)
                .map(part -> "<ParameterValueStruct><Name>" + part[0] + "</Name><Value xsi:type=\"xsd:string\">"
                        + part[1] + "</Value></ParameterValueStruct>")
                .collect(Collectors.joining()) + "</ParameterList></cwmp:GetParameterValuesResponse>";
    }

    private static String names(String list) {
        return "<cwmp:GetParameterNamesResponse><ParameterList>" + parts(list)
                .map(part -> "<ParameterInfoStruct><Name>" + part[0] + "</Name><Writable>" + part[1]
                        + "</Writable></ParameterInfoStruct>")
                .collect(Collectors.joining()) + "</ParameterList></cwmp:GetParameterNamesResponse>";
    }

    private static Stream<String[]> parts(String list) {
        return list.isEmpty()
                ? Stream.empty()
                : Stream.of(list.split(", *")).map(part -> part.split("=", 2));
    }

    private CpeSocket.Answer last(String where) {
        return Objects.requireNonNull(answer, where);
    }

    private static Duration duration(String text, String where) {
        return Objects.requireNonNull(DurationText.read(text), where);
    }

    private static SessionTraits traits(Transcript.Step step, String where) {
        Problems problems = new Problems();
        SessionTraits traits = SessionTraitsReader.read(YamlMap.read(where, step.body(), problems),
                SessionTraits.DEFAULT);
        problems.throwIfAny();
        return traits;
    }

    /// What was kept of the device without anybody asking.
    private void kept(String text, String where) {
        WireTraces.Trace trace = link.traces().find(device).orElseThrow(() -> new AssertionError(where));
        assertThat(trace.because()).as(where).isNotNull();
        assertThat(trace.because() + " " + trace.messages()).as(where).contains(text);
    }

    private @Nullable Duration age(String path) {
        return link.devices().parameters(device).get(path)
                .map(parameter -> Duration.between(parameter.learnt(), link.now())).orElse(null);
    }

    private void hear(String expected, Transcript.Step step, String where) {
        assertThat(answer).as(where).isNotNull();
        if (answer == null) {
            return;
        }
        String[] words = expected.split(" ");
        assertThat(answer.status()).as("%s: %s", where, answer.body()).isEqualTo(Integer.parseInt(words[0]));
        if (words.length > 1) {
            assertThat(answer.body()).as(where).containsPattern("<[A-Za-z-]+:" + words[1] + "[ />]");
        }
        step.block().forEach(text -> assertThat(String.valueOf(answer == null ? null : answer.body())).as(where)
                .contains(fill(text)));
    }

    private String inform(String events, List<String> parameters) {
        StringBuilder xml = new StringBuilder("<cwmp:Inform><DeviceId><Manufacturer>Test</Manufacturer>"
                + "<OUI>00AA00</OUI><ProductClass>").append(model).append("</ProductClass><SerialNumber>")
                .append(serial)
                .append("</SerialNumber></DeviceId><Event>");
        for (String event : events.equals("none") ? new String[0] : events.split(", *")) {
            String[] parts = event.split("=", 2);
            xml.append("<EventStruct><EventCode>").append(parts[0]).append("</EventCode><CommandKey>")
                    .append(parts.length > 1 ? fill(parts[1]) : "").append("</CommandKey></EventStruct>");
        }
        xml.append("</Event><MaxEnvelopes>1</MaxEnvelopes><CurrentTime>2026-01-01T00:00:00Z</CurrentTime>"
                + "<RetryCount>0</RetryCount><ParameterList>");
        for (String parameter : parameters) {
            String[] parts = parameter.split(" = ?", 2);
            xml.append("<ParameterValueStruct><Name>").append(parts[0]).append("</Name><Value xsi:type=\"xsd:string\">")
                    .append(parts[1]).append("</Value></ParameterValueStruct>");
        }
        return xml.append("</ParameterList></cwmp:Inform>").toString();
    }

    private String envelope(String id, String body) {
        return "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:SOAP-ENC=\"http://schemas.xmlsoap.org/soap/encoding/\""
                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:cwmp=\"urn:dslforum-org:cwmp-1-0\"><SOAP-ENV:Header>"
                + "<cwmp:ID SOAP-ENV:mustUnderstand=\"1\">" + id + "</cwmp:ID>" + header
                + "</SOAP-ENV:Header><SOAP-ENV:Body>" + body
                + "</SOAP-ENV:Body></SOAP-ENV:Envelope>";
    }

    private void queue(String what, Priority priority) {
        String[] words = what.split(" ");
        List<String> arguments = Arrays.asList(words).subList(1, words.length);
        Operation operation = switch (words[0]) {
            case "read" -> new Operation.Read(arguments);
            case "write" -> new Operation.Write(assignments(arguments));
            case "restart" -> new Operation.Restart();
            case "factory-reset" -> new Operation.FactoryReset();
            case "discover" -> new Operation.Discover(arguments.isEmpty() ? "" : arguments.getFirst(), true);
            case "look-below" -> new Operation.Discover(arguments.getFirst(), false);
            case "add" -> new Operation.Add(arguments.getFirst(), assignments(arguments.subList(1, arguments.size())));
            case "delete" -> new Operation.Delete(arguments.getFirst());
            case "download" -> new Operation.Download("1 Firmware Upgrade Image", arguments.getFirst(), 0, "",
                    arguments.size() > 1 ? arguments.get(1) : null);
            case "ping" ->
                new Operation.Diagnose(new Diagnostic.Ping(arguments.getFirst(), 1, Duration.ofSeconds(1)), "");
            default -> throw new IllegalArgumentException("no such operation: " + what);
        };
        TaskId id = new TaskId(HexFormat.of().toHexDigits((long) serial.hashCode() << 8 | queued.size()) + "00000000");
        queued.add(id);
        link.tasks().submit(List.of(new NewTask(id, device, operation, priority, null, null,
                link.now().plus(Duration.ofDays(1)), null)));
    }

    private static List<Assignment> assignments(List<String> texts) {
        return texts.stream().map(text -> {
            String[] parts = text.split("[=:]", 3);
            ValueType type = switch (parts[1]) {
                case "bool" -> ValueType.BOOLEAN;
                case "dateTime" -> ValueType.DATE_TIME;
                case "unsignedInt" -> ValueType.UNSIGNED_INT;
                default -> ValueType.STRING;
            };
            return new Assignment(parts[0], new Value(type, parts[2]));
        }).toList();
    }

    private void outcome(String expected, List<String> more, String where) {
        String[] words = expected.split(" ", 3);
        TaskState state = task(words[0]).state();
        assertThat(state).as(where).isInstanceOf(TaskState.Settled.class);
        if (state instanceof TaskState.Settled(Outcome outcome, var _)) {
            assertThat(outcome.getClass().getSimpleName()).as("%s: %s", where, outcome).isEqualTo(words[1]);
            assertThat(outcome.toString()).as(where).contains(words.length > 2 ? words[2] : "");
            more.forEach(text -> assertThat(outcome.toString()).as(where).contains(text));
        }
    }

    private Task task(String number) {
        return link.tasks().find(queued.get(Integer.parseInt(number) - 1)).orElseThrow();
    }

    private static String state(TaskState state) {
        return state.getClass().getSimpleName();
    }

    private @Nullable String value(String path) {
        return link.devices().parameters(device).get(path).map(parameter -> parameter.value())
                .map(Value::text).orElse(null);
    }

    private String fill(String text) {
        String filled = text.replace("$model", model).replace("$serial", serial);
        for (int i = queued.size(); i > 0; i--) {
            filled = filled.replace("$" + i, queued.get(i - 1).value());
        }
        return filled;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
