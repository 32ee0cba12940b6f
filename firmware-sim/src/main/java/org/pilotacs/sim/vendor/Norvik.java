package org.pilotacs.sim.vendor;

import org.pilotacs.agent.board.HomeRouter;
import org.pilotacs.agent.board.HomeRouter.DslLine;
import org.pilotacs.agent.board.HomeRouter.LanHost;
import org.pilotacs.agent.board.HomeRouter.PppLink;
import org.pilotacs.agent.board.HomeRouter.WifiClient;
import org.pilotacs.agent.board.Radio;
import org.pilotacs.agent.cwmp.AgentParts.Dialect;
import org.pilotacs.agent.cwmp.RequestFilter;
import org.pilotacs.agent.model.DiagnosticObjects;
import org.pilotacs.agent.model.Schema;
import org.pilotacs.agent.model.StandardObjects;
import org.pilotacs.agent.model.Tree;
import org.pilotacs.agent.model.ValueRule;
import org.pilotacs.protocols.cwmp.CwmpVersion;
import org.pilotacs.protocols.cwmp.XsdType;

import java.util.List;

/// Norvik HomeGate 5: a DSL router with TR-098.
public final class Norvik {
    public static final Make MAKE = new Make("Norvik", "B4C5D6", "HomeGate5", "HomeGate 5", "A2", "NH");
    public static final String FIRST_FIRMWARE = "5.10.3";
    public static final Schema<HomeRouter> SCHEMA = new Schema<>("InternetGatewayDevice.", Norvik::root);
    public static final Dialect DIALECT = new Dialect(CwmpVersion.V1_1,
            List.of("DeviceSummary", "DeviceInfo.SpecVersion", "DeviceInfo.HardwareVersion",
                    "DeviceInfo.SoftwareVersion", "DeviceInfo.ProvisioningCode", "ManagementServer.ParameterKey",
                    "ManagementServer.ConnectionRequestURL",
                    "WANDevice.1.WANConnectionDevice.1.WANPPPConnection.1.ExternalIPAddress"),
            RequestFilter.NONE);

    private Norvik() {}

    private static void root(Tree<HomeRouter> root) {
        root.constant("DeviceSummary", XsdType.STRING,
                "InternetGatewayDevice:1.4[](Baseline:2, ADSLWAN:1, PPPWAN:1, WiFiLAN:2)");
        StandardObjects.deviceInfo(root, info -> info.constant("SpecVersion", XsdType.STRING, "1.0"));
        StandardObjects.managementServer(root, StandardObjects::udpConnectionRequests);
        DiagnosticObjects.tr098(root);
        root.table("WANDevice", List::of, Norvik::wan);
        root.table("LANDevice", List::of, Norvik::lan);
    }

    private static void wan(Tree<HomeRouter> wan) {
        wan.object("WANDSLInterfaceConfig", HomeRouter::dsl, Norvik::dsl);
        wan.table("WANConnectionDevice", List::of,
                connection -> connection.table("WANPPPConnection", List::of, Norvik::ppp));
    }

    private static void dsl(Tree<DslLine> line) {
        line.text("Status", dsl -> dsl.status());
        line.unsigned("UpstreamCurrRate", dsl -> dsl.upstreamRate());
        line.unsigned("DownstreamCurrRate", dsl -> dsl.downstreamRate());
        line.integer("UpstreamNoiseMargin", dsl -> StandardObjects.tenths(dsl.upstreamMargin()));
        line.integer("DownstreamNoiseMargin", dsl -> StandardObjects.tenths(dsl.downstreamMargin()));
        line.integer("UpstreamAttenuation", dsl -> StandardObjects.tenths(dsl.upstreamAttenuation()));
        line.integer("DownstreamAttenuation", dsl -> StandardObjects.tenths(dsl.downstreamAttenuation()));
    }

    private static void ppp(Tree<HomeRouter> connection) {
        connection.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
        connection.text("ConnectionStatus", router -> router.ppp().status());
        connection.text("ExternalIPAddress", router -> router.ppp().externalAddress());
        connection.unsigned("Uptime", router -> uptime(router.ppp()));
        connection.text("LastConnectionError", router -> router.ppp().lastError());
        connection.setting("Username", XsdType.STRING, "home@operator.example", ValueRule.upTo(64));
        connection.secret("Password", ValueRule.upTo(64));
        connection.growingTable("PortMapping", mapping -> {
            mapping.setting("PortMappingEnabled", XsdType.BOOLEAN, "0", ValueRule.ANY);
            mapping.setting("ExternalPort", XsdType.UNSIGNED_INT, "0", ValueRule.between(0, 65535));
            mapping.setting("InternalPort", XsdType.UNSIGNED_INT, "0", ValueRule.between(0, 65535));
            mapping.setting("PortMappingProtocol", XsdType.STRING, "TCP", ValueRule.oneOf("TCP", "UDP"));
            mapping.setting("InternalClient", XsdType.STRING, "", ValueRule.upTo(256));
            mapping.setting("PortMappingDescription", XsdType.STRING, "", ValueRule.upTo(256));
        });
    }

    private static long uptime(PppLink link) {
        return link.uptime().toSeconds();
    }

    private static void lan(Tree<HomeRouter> lan) {
        lan.table("WLANConfiguration", HomeRouter::radios, Norvik::wifi);
        lan.object("Hosts", hosts -> {
            hosts.unsigned("HostNumberOfEntries", router -> router.hosts().size());
            hosts.table("Host", HomeRouter::hosts, Norvik::host);
        });
    }

    private static void wifi(Tree<Radio> wifi) {
        wifi.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
        wifi.setting("SSID", XsdType.STRING, "HomeGate", ValueRule.upTo(32), Radio::changed);
        wifi.control("Channel", XsdType.UNSIGNED_INT, radio -> Integer.toString(radio.channel()),
                ValueRule.between(1, 13), (radio, channel) -> radio.channel(Integer.parseInt(channel)));
        wifi.control("AutoChannelEnable", XsdType.BOOLEAN, radio -> radio.automatic() ? "1" : "0", ValueRule.ANY,
                (radio, on) -> radio.automatic(on.equals("1")));
        wifi.constant("Standard", XsdType.STRING, "n");
        wifi.secret("KeyPassphrase", passphrase -> passphrase.length() >= 8 && passphrase.length() <= 63,
                Radio::changed);
        wifi.integer("X_B4C5D6_Noise", radio -> radio.noise());
        wifi.unsigned("TotalAssociations", radio -> radio.clients().size());
        wifi.table("AssociatedDevice", Radio::clients, Norvik::wifiClient);
    }

    private static void wifiClient(Tree<WifiClient> client) {
        client.text("AssociatedDeviceMACAddress", station -> station.macAddress());
        client.text("AssociatedDeviceIPAddress", station -> station.ipAddress());
        client.integer("X_B4C5D6_RSSI", station -> station.rssi());
    }

    private static void host(Tree<LanHost> host) {
        host.text("MACAddress", thing -> thing.macAddress());
        host.text("IPAddress", thing -> thing.ipAddress());
        host.text("HostName", thing -> thing.hostName());
        host.flag("Active", thing -> thing.active());
        host.text("InterfaceType", thing -> thing.interfaceType());
    }
}
