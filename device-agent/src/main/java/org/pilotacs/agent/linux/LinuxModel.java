package org.pilotacs.agent.linux;

import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.CardReader.CardStatus;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.cwmp.AgentParts.Dialect;
import org.pilotacs.agent.cwmp.RequestFilter;
import org.pilotacs.agent.dvb.DvbTuner;
import org.pilotacs.agent.linux.Ports.Port;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.model.DiagnosticObjects;
import org.pilotacs.agent.model.Schema;
import org.pilotacs.agent.model.StandardObjects;
import org.pilotacs.agent.model.Storage;
import org.pilotacs.agent.model.Tree;
import org.pilotacs.agent.model.ValueRule;
import org.pilotacs.protocols.cwmp.CwmpVersion;
import org.pilotacs.protocols.cwmp.XsdType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/// What a Linux box shows: TR-181 and TR-135, with what they lack under `X_PILOTACS-ORG_`. A part that the box does not have,
/// or that the operator's configuration does not offer, is not in it.
public final class LinuxModel {
    public static final Dialect DIALECT = new Dialect(CwmpVersion.V1_2,
            List.of("RootDataModelVersion", "DeviceInfo.HardwareVersion", "DeviceInfo.SoftwareVersion",
                    "DeviceInfo.ProvisioningCode", "ManagementServer.ParameterKey",
                    "ManagementServer.ConnectionRequestURL", "ManagementServer.AliasBasedAddressing"),
            RequestFilter.NONE);
    private static final String VENDOR = "X_PILOTACS-ORG_";

    private final LinuxBoard board;

    private LinuxModel(LinuxBoard board) {
        this.board = board;
    }

    /// @param factory values by full path, until the server sets others
    public static DataModel on(LinuxBoard board, Map<String, String> factory) {
        Schema<SatelliteDecoder> schema = new Schema<>("Device.", new LinuxModel(board)::root);
        return new DataModel(schema, board, new Storage(board.flash(), factory), board.journal());
    }

    private void root(Tree<SatelliteDecoder> root) {
        root.constant("RootDataModelVersion", XsdType.STRING, "2.17");
        StandardObjects.deviceInfo(root, this::moreInfo);
        StandardObjects.managementServer(root, StandardObjects::udpConnectionRequests);
        root.object("Ethernet", ethernet -> ethernet.table("Interface",
                _ -> board.ports().stream().filter(port -> port.wireless() == null).toList(), LinuxModel::ethernet));
        root.object("WiFi", wifi -> wifi.table("EndPoint",
                _ -> board.ports().stream().filter(port -> port.wireless() != null).toList(), LinuxModel::endPoint));
        root.object("IP", ip -> {
            ip.table("Interface", _ -> board.ports(), LinuxModel::ip);
            DiagnosticObjects.tr181(ip);
        });
        StandardObjects.bulkData(root);
        if (board.config().card().isOffered()) {
            StandardObjects.smartCardReaders(root);
        }
        root.object("Services", services -> services.table("STBService", List::of, this::stbService));
    }

    private void moreInfo(Tree<SatelliteDecoder> info) {
        if (board.vitals().hasThermometer()) {
            info.object("TemperatureStatus", status -> status.table("TemperatureSensor",
                    one -> List.of(one.health()), sensor -> sensor.integer("Value", health -> health.temperature())));
        }
        info.text(VENDOR + "LoadAverage", _ -> board.vitals().loadAverages());
    }

    private static void ethernet(Tree<Port> port) {
        card(port);
        port.unsigned("CurrentBitRate", Port::speed);
        statistics(port);
    }

    /// As a station: what we hear of the access point.
    private static void endPoint(Tree<Port> port) {
        card(port);
        port.object("Stats", stats -> stats.integer("SignalStrength",
                radio -> Objects.requireNonNull(radio.wireless()).level()));
    }

    private static void card(Tree<Port> port) {
        port.constant("Enable", XsdType.BOOLEAN, "1");
        port.text("Status", LinuxModel::status);
        port.text("Name", Port::name);
        port.text("MACAddress", Port::macAddress);
    }

    private static String status(Port port) {
        return port.up() ? "Up" : "Down";
    }

    private static void statistics(Tree<Port> port) {
        port.object("Stats", Port::traffic, stats -> {
            count(stats, "BytesSent", Ports.Traffic::bytesSent);
            count(stats, "BytesReceived", Ports.Traffic::bytesReceived);
            count(stats, "PacketsSent", Ports.Traffic::packetsSent);
            count(stats, "PacketsReceived", Ports.Traffic::packetsReceived);
            count(stats, "ErrorsSent", Ports.Traffic::errorsSent);
            count(stats, "ErrorsReceived", Ports.Traffic::errorsReceived);
            count(stats, "DiscardPacketsSent", Ports.Traffic::discardsSent);
            count(stats, "DiscardPacketsReceived", Ports.Traffic::discardsReceived);
        });
    }

    private static void count(Tree<Ports.Traffic> at, String name, ToLongFunction<Ports.Traffic> count) {
        at.live(name, XsdType.UNSIGNED_LONG, traffic -> Long.toString(count.applyAsLong(traffic)));
    }

    private static void ip(Tree<Port> port) {
        port.constant("Enable", XsdType.BOOLEAN, "1");
        port.text("Status", LinuxModel::status);
        port.text("Name", Port::name);
        port.table("IPv4Address", Port::addresses4, address -> address.text("IPAddress", text -> text));
        port.table("IPv6Address", Port::addresses6, address -> address.text("IPAddress", text -> text));
    }

    private void stbService(Tree<SatelliteDecoder> stb) {
        stb.constant("Enable", XsdType.BOOLEAN, "1");
        stb.object("Components", components -> {
            components.table("FrontEnd", _ -> board.frontEnds(), LinuxModel::frontEnd);
            if (board.config().card().isOffered()) {
                components.table("CA", one -> List.of(one.cardReader()), LinuxModel::conditionalAccess);
            }
        });
        if (board.config().pin().isOffered()) {
            stb.object("AVPlayers", players -> players.control("ResetPINCode", XsdType.BOOLEAN, _ -> "0",
                    ValueRule.ANY, LinuxModel::resetPin));
            stb.object(VENDOR + "Parental",
                    parental -> parental.flag("PINIsDefault", one -> one.pinStore().isDefault()));
        }
        if (board.config().standby().isOffered()) {
            stb.control(VENDOR + "Standby", XsdType.BOOLEAN, one -> one.power().standby() ? "1" : "0", ValueRule.ANY,
                    (one, on) -> one.power().standby(on.equals("1")));
        }
    }

    private static void resetPin(SatelliteDecoder board, String order) {
        if (order.equals("1")) {
            board.pinStore().reset();
        }
    }

    private static void frontEnd(Tree<DvbTuner> front) {
        front.constant("Enable", XsdType.BOOLEAN, "1");
        front.constant("Status", XsdType.STRING, "Enabled");
        front.text("Name", DvbTuner::name);
        StandardObjects.satelliteFrontEnd(front, VENDOR + "DVBS");
        front.object(VENDOR + "Relative", relative -> {
            relative.integer("Strength", DvbTuner::strength);
            relative.integer("Quality", DvbTuner::quality);
        });
    }

    private static void conditionalAccess(Tree<CardReader> access) {
        access.constant("Enable", XsdType.BOOLEAN, "1");
        access.text("Status", card -> card.read().status() == CardStatus.RUNNING ? "Enabled" : "Error");
        access.constant("SmartCardReader", XsdType.STRING, "Device.SmartCardReaders.SmartCardReader.1");
        access.flag(VENDOR + "Paired", card -> card.read().paired());
        access.unsigned(VENDOR + "EntitlementCount", card -> card.read().entitlements());
    }
}
