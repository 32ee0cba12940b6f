package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.provisioning.engine.Answer;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.preset.Definitions;
import org.pilotacs.acs.provisioning.preset.Preset;
import org.pilotacs.acs.provisioning.script.Library;
import org.pilotacs.acs.provisioning.script.Script;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A small router and what scripts make the server ask of it. In what it tells, `IGD` stands for `InternetGatewayDevice` and
/// `PM` for the port mappings of its only connection.
final class HomeRouter implements AutoCloseable {
    private static final String WAN = "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.1.WANIPConnection.1";
    private static final String MODEL = """
            InternetGatewayDevice.DeviceInfo.Manufacturer r string Acme
            InternetGatewayDevice.DeviceInfo.ProvisioningCode w string new
            InternetGatewayDevice.DeviceInfo.SoftwareVersion r string 1.0
            InternetGatewayDevice.DeviceInfo.UpTime r unsignedInt 77
            InternetGatewayDevice.LANDevice.1.Hosts.Host.1.MACAddress r string 02:00:00:00:00:01
            InternetGatewayDevice.LANDevice.1.Hosts.Host.2.MACAddress r string 02:00:00:00:00:02
            InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.Enable w boolean true
            InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.SSID w string home
            InternetGatewayDevice.LANDevice.1.WLANConfiguration.2.Enable w boolean false
            InternetGatewayDevice.LANDevice.1.WLANConfiguration.2.SSID w string guest
            InternetGatewayDevice.ManagementServer.PeriodicInformInterval w unsignedInt 1800
            InternetGatewayDevice.ManagementServer.Username w string cpe
            """;

    final RunLab lab;
    private final Map<String, Script> provisions = new HashMap<>();
    private final Map<String, Script> virtual = new HashMap<>();

    HomeRouter() {
        ModelBox box = new ModelBox();
        MODEL.lines().map(line -> line.split(" ", 4)).forEach(
                one -> box.put(one[0], false, one[1].equals("w"), one[3], "xsd:" + one[2]));
        box.put(WAN + ".PortMapping", true, true, "", "");
        mapping(box, 1, "80", "web");
        mapping(box, 2, "22", "shell");
        lab = new RunLab(box, new Identity("Acme", "202BC1", "BM632w", "000100"));
    }

    private static void mapping(ModelBox box, int number, String port, String description) {
        String instance = WAN + ".PortMapping." + number;
        box.put(instance, true, true, "", "");
        box.put(instance + ".ExternalPort", false, true, port, "xsd:unsignedInt");
        box.put(instance + ".PortMappingDescription", false, true, description, "xsd:string");
    }

    /// A preset that always applies has this script.
    HomeRouter provision(String script) {
        provisions.put("p", Script.of("p", written(script)));
        return defined(preset("p", Map.of()));
    }

    HomeRouter virtualParameter(String name, String script) {
        virtual.put(name, Script.of(name, written(script)));
        return defined();
    }

    HomeRouter defined(Preset... presets) {
        lab.definitions = new Definitions(presets.length == 0 ? lab.definitions.presets() : List.of(presets),
                new Library(provisions, virtual), Map.of());
        return this;
    }

    static Preset preset(String provision, Map<String, Boolean> events, Value... arguments) {
        return new Preset(provision, 0, "default", null, events, new Expression.Literal(Value.of(true)),
                List.of(new Preset.Call(provision, Arrays.stream(arguments)
                        .<Expression>map(Expression.Literal::new).toList())));
    }

    /// It answers requests that begin so with a fault.
    void refuse(String request, String code) {
        lab.box.whim = ask -> brief(ModelBox.spelt(ask)).startsWith(request)
                ? Optional.of(new Answer.Refused(Fault.of("cwmp." + code, "no"), code.equals("9005")))
                : Optional.<Answer>empty();
    }

    /// The requests of a session.
    List<String> asked(String... events) {
        return lab.requests(events.length == 0 ? new String[]{ "2 PERIODIC"} : events).stream()
                .map(HomeRouter::brief).toList();
    }

    /// The requests of a session without those for names.
    List<String> done(String... events) {
        return asked(events).stream().filter(one -> !one.startsWith("GetParameterNames")).toList();
    }

    /// What is kept of the channel that failed.
    ChannelFault failed() {
        return Objects.requireNonNull(lab.faults.get("default"), "no fault");
    }

    String fault() {
        return lab.faults.containsKey("default") ? failed().fault().code() : "";
    }

    private static String written(String script) {
        return script.replace("PM", WAN + ".PortMapping").replace("IGD", "InternetGatewayDevice");
    }

    private static String brief(String request) {
        return request.replace(WAN + ".PortMapping", "PM").replace("InternetGatewayDevice", "IGD");
    }

    @Override
    public void close() {
        lab.close();
    }
}
