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

/// Orbis Ring: a DSL router with TR-181 and two bands of Wi-Fi, and nothing of its maker's own.
public final class Orbis {
    public static final Make MAKE = new Make("Orbis", "C7D8E9", "Ring", "Ring", "1.0", "OR");
    public static final String FIRST_FIRMWARE = "3.1.0";
    public static final Schema<HomeRouter> SCHEMA = new Schema<>("Device.", Orbis::root);
    public static final Dialect DIALECT = new Dialect(CwmpVersion.V1_2,
            List.of("RootDataModelVersion", "DeviceInfo.HardwareVersion", "DeviceInfo.SoftwareVersion",
                    "DeviceInfo.ProvisioningCode", "ManagementServer.ParameterKey",
                    "ManagementServer.ConnectionRequestURL", "ManagementServer.AliasBasedAddressing"),
            RequestFilter.NONE);

    private Orbis() {}

    private static void root(Tree<HomeRouter> root) {
        root.constant("RootDataModelVersion", XsdType.STRING, "2.12");
        StandardObjects.deviceInfo(root, _ -> {});
        StandardObjects.managementServer(root);
        root.object("DSL", dsl -> {
            dsl.table("Line", router -> List.of(router.dsl()), Orbis::line);
            dsl.table("Channel", router -> List.of(router.dsl()), channel -> {
                channel.unsigned("UpstreamCurrRate", line -> line.upstreamRate());
                channel.unsigned("DownstreamCurrRate", line -> line.downstreamRate());
            });
        });
        root.object("PPP", ppp -> ppp.table("Interface", router -> List.of(router.ppp()), Orbis::ppp));
        root.object("IP", ip -> {
            ip.table("Interface", router -> List.of(router.ppp()), port -> port.table("IPv4Address", List::of,
                    address -> address.text("IPAddress", link -> link.externalAddress())));
            DiagnosticObjects.tr181(ip);
        });
        root.object("WiFi", wifi -> {
            wifi.table("Radio", HomeRouter::radios, Orbis::radio);
            wifi.table("SSID", HomeRouter::radios, ssid -> {
                ssid.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
                ssid.setting("SSID", XsdType.STRING, "Ring", ValueRule.upTo(32), Radio::changed);
            });
            wifi.table("AccessPoint", HomeRouter::radios, Orbis::accessPoint);
        });
        root.object("Hosts", hosts -> hosts.table("Host", HomeRouter::hosts, Orbis::host));
    }

    private static void line(Tree<DslLine> line) {
        line.text("LinkStatus", dsl -> dsl.status());
        line.integer("UpstreamNoiseMargin", dsl -> StandardObjects.tenths(dsl.upstreamMargin()));
        line.integer("DownstreamNoiseMargin", dsl -> StandardObjects.tenths(dsl.downstreamMargin()));
        line.integer("UpstreamAttenuation", dsl -> StandardObjects.tenths(dsl.upstreamAttenuation()));
        line.integer("DownstreamAttenuation", dsl -> StandardObjects.tenths(dsl.downstreamAttenuation()));
    }

    private static void ppp(Tree<PppLink> link) {
        link.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
        link.text("ConnectionStatus", ppp -> ppp.status());
        link.text("LastConnectionError", ppp -> ppp.lastError());
        link.secret("Password", ValueRule.upTo(64));
    }

    private static void radio(Tree<Radio> at) {
        at.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
        at.text("OperatingFrequencyBand", radio -> switch (radio.band()) {
            case GHZ_2_4 -> "2.4GHz";
            case GHZ_5 -> "5GHz";
        });
        at.text("OperatingStandards", radio -> switch (radio.band()) {
            case GHZ_2_4 -> "g,n";
            case GHZ_5 -> "n,ac";
        });
        at.constant("AutoChannelSupported", XsdType.BOOLEAN, "1");
        at.control("AutoChannelEnable", XsdType.BOOLEAN, radio -> radio.automatic() ? "1" : "0", ValueRule.ANY,
                (radio, on) -> radio.automatic(on.equals("1")));
        at.control("Channel", XsdType.UNSIGNED_INT, radio -> Integer.toString(radio.channel()),
                ValueRule.between(1, 177), (radio, channel) -> radio.channel(Integer.parseInt(channel)));
        at.object("Stats", stats -> stats.integer("Noise", radio -> radio.noise()));
    }

    private static void accessPoint(Tree<Radio> at) {
        at.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
        at.unsigned("AssociatedDeviceNumberOfEntries", radio -> radio.clients().size());
        at.object("Security", security -> {
            security.setting("ModeEnabled", XsdType.STRING, "WPA2-Personal",
                    ValueRule.oneOf("WPA2-Personal", "WPA3-Personal-Transition"));
            security.secret("KeyPassphrase", passphrase -> passphrase.length() >= 8 && passphrase.length() <= 63,
                    Radio::changed);
        });
        at.table("AssociatedDevice", Radio::clients, Orbis::client);
    }

    private static void client(Tree<WifiClient> client) {
        client.text("MACAddress", station -> station.macAddress());
        client.integer("SignalStrength", station -> station.rssi());
    }

    private static void host(Tree<LanHost> host) {
        host.text("PhysAddress", thing -> thing.macAddress());
        host.text("IPAddress", thing -> thing.ipAddress());
        host.text("HostName", thing -> thing.hostName());
        host.flag("Active", thing -> thing.active());
        host.text("InterfaceType", thing -> thing.interfaceType());
    }
}
