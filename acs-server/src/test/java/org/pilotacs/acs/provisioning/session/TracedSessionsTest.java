package org.pilotacs.acs.provisioning.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.provisioning.engine.Answer;
import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.picture.Typed;
import org.pilotacs.acs.provisioning.preset.Definitions;
import org.pilotacs.acs.provisioning.preset.Preset;
import org.pilotacs.acs.provisioning.script.Library;
import org.pilotacs.acs.provisioning.script.Script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Sessions that were recorded with GenieACS, against a box with the same data model: the same requests in the same order, but
/// for lists of objects of the same depth, and for the names within one request. GenieACS takes those in an order that comes of
/// when it came to know their paths, and the recorded server had known this box before: asked for the first time, it too lists
/// `WLANConfiguration` first.
class TracedSessionsTest {
    private static final Path REFERENCE = Path.of("../../shared/reference");
    private static final Pattern REQUEST = Pattern.compile("<soap-env:Body><cwmp:(\\w+)>(.*?)</cwmp:\\1>",
            Pattern.DOTALL);

    private RunLab lab;

    @BeforeEach
    void given_the_recorded_box_and_GenieACS_s_first_presets() throws IOException {
        assumeTrue(Files.isDirectory(REFERENCE.resolve("cwmp-traces")),
                "recorded sessions are not beside the checkout");
        lab = new RunLab(ModelBox.of(REFERENCE.resolve("nbi-recordings/device-model.csv")),
                new Identity("Huawei Technologies Co., Ltd.", "202BC1", "BM632w", "000100"));
        lab.informed = List.of("InternetGatewayDevice.DeviceInfo.SpecVersion",
                "InternetGatewayDevice.DeviceInfo.HardwareVersion", "InternetGatewayDevice.DeviceInfo.SoftwareVersion",
                "InternetGatewayDevice.DeviceInfo.ProvisioningCode",
                "InternetGatewayDevice.ManagementServer.ParameterKey",
                "InternetGatewayDevice.ManagementServer.ConnectionRequestURL",
                "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.1.WANIPConnection.1.ExternalIPAddress");
        lab.informed.forEach(path -> lab.box.nodes.computeIfAbsent(path,
                _ -> new ModelBox.Node(false, Typed.text(""))));
        lab.definitions = firstPresets();
    }

    @AfterEach
    void close() {
        if (lab != null) {
            lab.close();
        }
    }

    private static Definitions firstPresets() throws IOException {
        String recorded = Files.readString(REFERENCE.resolve("nbi-recordings/004-get-provisions.res"));
        JsonNode provisions = new ObjectMapper().readTree(recorded.substring(recorded.indexOf("\n[") + 1));
        Map<String, Script> scripts = new HashMap<>();
        provisions.forEach(one -> scripts.put(one.get("_id").asText(),
                Script.of(one.get("_id").asText(), one.get("script").asText())));
        Expression always = new Expression.Literal(Value.of(true));
        return new Definitions(List.of(
                new Preset("bootstrap", 0, "bootstrap", null, Map.of("0_BOOTSTRAP", true), always,
                        List.of(new Preset.Call("bootstrap", List.of()))),
                new Preset("default", 0, "default", null, Map.of(), always,
                        List.of(new Preset.Call("default", List.of()))),
                new Preset("inform", 0, "inform", null, Map.of(), always,
                        List.of(new Preset.Call("inform", List.of())))),
                new Library(scripts, Map.of()), Map.of());
    }

    @Test
    void from_the_first_contact_on_the_presets_ask_what_they_ask_there() throws IOException {
        assertThat(byLevel(lab.session("0 BOOTSTRAP", "1 BOOT")))
                .isEqualTo(byLevel(recorded("01-bootstrap-default-presets-26-requests")));
        lab.later(Duration.ofSeconds(10));
        assertThat(lab.session("2 PERIODIC")).isEmpty();
        lab.later(Duration.ofHours(1));
        assertThat(byLevel(lab.session("2 PERIODIC"))).isEqualTo(byLevel(recorded("03-hourly-refresh-10-requests")));
        lab.later(Duration.ofDays(1));
        assertThat(byLevel(lab.session("2 PERIODIC"))).isEqualTo(byLevel(recorded("04-daily-refresh-11-requests")));
        assertThat(lab.faults).isEmpty();
    }

    @Test
    void the_whole_model_is_refreshed_as_there() throws IOException {
        lab.session("0 BOOTSTRAP", "1 BOOT");
        lab.later(Duration.ofSeconds(10));
        lab.order(Invocation.of("refresh", Value.of("")));
        lab.later(Duration.ofSeconds(1));
        List<String> asked = lab.session("6 CONNECTION REQUEST");
        assertThat(asked.getFirst()).isEqualTo("GetParameterNames(,0)");
        assertThat(asked.subList(1, asked.size())).allMatch(one -> one.startsWith("GetParameterValues("));
        assertThat(lab.orders).isEmpty();
    }

    @Test
    void what_is_ordered_is_asked_for_and_done_as_there() throws IOException {
        known();
        String server = "InternetGatewayDevice.ManagementServer.";
        String info = "InternetGatewayDevice.DeviceInfo.";
        String pools = "InternetGatewayDevice.LANDevice.1.LANHostConfigManagement.DHCPConditionalServingPool";
        assertThat(told(Invocation.of("value", Value.of(server + "PeriodicInformEnable"), Value.of(false)),
                Invocation.of("value", Value.of(server + "PeriodicInformInterval"), Value.of(17)),
                Invocation.of("value", Value.of(info + "ProvisioningCode"), Value.of(12.5))))
                .isEqualTo(byLevel(recorded("05-setparametervalues")));

        // that server had not listed these yet
        forget(pools.substring(0, pools.lastIndexOf('.') + 1));
        assertThat(told(Invocation.of("instances",
                Value.of(pools + ".[MinAddress:10.1.1.1,VendorClassID:ACS]"), Value.of(1))))
                .isEqualTo(byLevel(recorded("06-addobject-with-keys")));
        assertThat(told(Invocation.of("instances", Value.of(pools + ".*"), Value.of(2))))
                .isEqualTo(byLevel(recorded("07-deleteobject")));

        assertThat(told(Invocation.of("download", Value.of("1 Firmware Upgrade Image"), Value.of("fw-x.tar"),
                Value.of("")))).isEqualTo(recorded("08-download"));
        assertThat(told(Invocation.of("reboot"))).isEqualTo(recorded("10-reboot"));
    }

    @Test
    void an_order_that_fails_lets_the_next_be_done_as_there() throws IOException {
        known();
        String info = "InternetGatewayDevice.DeviceInfo.";
        forget(info);
        lab.box.whim = ask -> ask instanceof Ask.SetValues set
                && set.values().getFirst().value().value().equals(Value.of("q1"))
                        ? Optional.of(new Answer.Refused(Fault.of("cwmp.9002", "x"), false))
                        : Optional.<Answer>empty();
        lab.order(Invocation.of("refresh", Value.of(info + "UpTime")));
        lab.order(Invocation.of("value", Value.of(info + "ProvisioningCode"), Value.of("q1")));
        lab.order(Invocation.of("value", Value.of(info + "ProvisioningCode"), Value.of("q2")));
        lab.later(Duration.ofSeconds(1));
        assertThat(refused(lab.session("2 PERIODIC"))).isEqualTo(refused(recorded("11-cpe-fault")));
        assertThat(lab.faults).hasSize(1);
    }

    @Test
    void attributes_are_asked_for_and_set_as_there() throws IOException {
        known();
        lab.definitions = new Definitions(List.of(new Preset("p", 0, "default", null, Map.of(),
                new Expression.Literal(Value.of(true)), List.of(new Preset.Call("p", List.of())))),
                new Library(Map.of("p", Script.of("p",
                        "declare('InternetGatewayDevice.DeviceInfo.UpTime', {notification: 1}, {notification: 2});")),
                        Map.of()),
                Map.of());
        assertThat(lab.session("2 PERIODIC")).isEqualTo(recorded("12-attributes"));
    }

    /// Of the box all is known, and no preset applies.
    private void known() {
        lab.definitions = Definitions.NONE;
        lab.session("0 BOOTSTRAP", "1 BOOT");
        told(Invocation.of("refresh", Value.of("")));
    }

    /// Of an object no more is known than that it is there.
    private void forget(String object) {
        lab.tree = lab.tree
                .only(one -> one.path().equals(object) ? one.listed() == null : !one.path().startsWith(object));
        lab.tree = lab.tree.with(List.of(new Learnt.Named(object, false)), lab.now);
    }

    /// The requests of a session for which these were ordered.
    private List<String> told(Invocation... invocations) {
        lab.later(Duration.ofSeconds(10));
        lab.order(invocations);
        lab.later(Duration.ofSeconds(1));
        return byLevel(lab.session("2 PERIODIC"));
    }

    /// A list of a whole object reads the same as one of its level.
    private static List<String> refused(List<String> asked) {
        return asked.stream().filter(one -> !one.startsWith("GetParameterNames(")).toList();
    }

    /// Lists that follow each other and are of the same depth, by name.
    private static List<String> byLevel(List<String> asked) {
        List<String> sorted = new ArrayList<>(asked.stream().map(TracedSessionsTest::byName).toList());
        int from = 0;
        for (int to = 1; to <= sorted.size(); to++) {
            if (to == sorted.size() || depth(sorted.get(to)) != depth(sorted.get(from)) || depth(sorted.get(to)) < 0) {
                sorted.subList(from, to).sort(null);
                from = to;
            }
        }
        return sorted;
    }

    private static String byName(String asked) {
        return asked.startsWith("SetParameterValues(")
                ? "SetParameterValues(" + Arrays.stream(asked.substring(19, asked.length() - 1).split(",")).sorted()
                        .collect(Collectors.joining(",")) + ")"
                : asked;
    }

    /// Negative for what is no list.
    private static int depth(String asked) {
        return asked.startsWith("GetParameterNames(") ? asked.split("\\.", -1).length : -1;
    }

    private static List<String> recorded(String trace) throws IOException {
        String text = Files.readString(REFERENCE.resolve("cwmp-traces").resolve(trace + ".txt"));
        List<String> asked = new ArrayList<>();
        for (String message : text.split("(?m)^(?=>>> |<<< )")) {
            Matcher request = REQUEST.matcher(message);
            if (message.startsWith("<<<") && request.find() && !request.group(1).endsWith("Response")) {
                asked.add(written(request.group(1), request.group(2)));
            }
        }
        return asked;
    }

    private static String written(String method, String body) {
        return switch (method) {
            case "GetParameterNames" -> method + "(" + element("ParameterPath", body) + ","
                    + element("NextLevel", body) + ")";
            case "GetParameterValues" -> method + "(" + (body.split("<string>").length - 1) + ")";
            case "SetParameterValues" -> method + "(" + String.join(",", assigned(body)) + ")";
            case "GetParameterAttributes" -> method + "(" + (body.split("<string>").length - 1) + ")";
            case "SetParameterAttributes" -> method + "(" + (body.split("<Name>").length - 1) + ")";
            case "AddObject", "DeleteObject" -> method + "(" + element("ObjectName", body) + ")";
            case "Download" -> method + "(" + element("FileType", body) + ","
                    + element("URL", body).replaceFirst(".*/", "") + "," + element("TargetFileName", body) + ")";
            default -> method;
        };
    }

    private static List<String> assigned(String body) {
        List<String> all = new ArrayList<>();
        Matcher each = Pattern.compile("<Name>([^<]*)</Name><Value[^>]*>([^<]*)</Value>").matcher(body);
        while (each.find()) {
            all.add(each.group(1).substring(each.group(1).lastIndexOf('.') + 1) + "=" + each.group(2));
        }
        return all;
    }

    private static String element(String name, String body) {
        Matcher element = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(body);
        return element.find() ? element.group(1) : "";
    }
}
