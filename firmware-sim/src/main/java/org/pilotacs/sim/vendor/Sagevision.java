package org.pilotacs.sim.vendor;

import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.CardReader.CardStatus;
import org.pilotacs.agent.board.Display;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.board.Tuner;
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

/// Sagevision SV-S2: a satellite decoder with TR-181, TR-135 and the satellite leaves that TR-135 lacks.
public final class Sagevision {
    public static final Make MAKE = new Make("Sagevision", "A1B2C3", "SV-S2", "SV-S2",
            Revisions.of("A", 0.7, "B"), "SV");
    public static final String FIRST_FIRMWARE = "2.4.1";
    public static final Schema<SatelliteDecoder> SCHEMA = new Schema<>("Device.", Sagevision::root);
    public static final Dialect DIALECT = new Dialect(CwmpVersion.V1_2,
            List.of("RootDataModelVersion", "DeviceInfo.HardwareVersion", "DeviceInfo.SoftwareVersion",
                    "DeviceInfo.ProvisioningCode", "ManagementServer.ParameterKey",
                    "ManagementServer.ConnectionRequestURL", "ManagementServer.AliasBasedAddressing"),
            RequestFilter.NONE);

    private Sagevision() {}

    private static void root(Tree<SatelliteDecoder> root) {
        root.constant("RootDataModelVersion", XsdType.STRING, "2.17");
        StandardObjects.deviceInfo(root, info -> info.object("TemperatureStatus",
                status -> status.table("TemperatureSensor", board -> List.of(board.health()),
                        sensor -> sensor.integer("Value", health -> health.temperature()))));
        StandardObjects.managementServer(root, StandardObjects::xmppConnectionRequests);
        root.object("Time", time -> time.time("CurrentLocalTime", board -> board.clock().instant()));
        root.object("Ethernet", ethernet -> ethernet.table("Interface", board -> List.of(board.network()), port -> {
            port.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
            port.text("Status", network -> network.up() ? "Up" : "Down");
            port.text("MACAddress", network -> network.macAddress());
        }));
        root.object("IP", ip -> {
            ip.table("Interface", board -> List.of(board.network()), port -> {
                port.text("Status", network -> network.up() ? "Up" : "Down");
                port.table("IPv4Address", List::of,
                        address -> address.text("IPAddress", network -> network.ipAddress()));
            });
            DiagnosticObjects.tr181(ip);
        });
        StandardObjects.bulkData(root);
        StandardObjects.smartCardReaders(root);
        root.object("Services", services -> services.table("STBService", List::of, Sagevision::stbService));
    }

    private static void stbService(Tree<SatelliteDecoder> stb) {
        stb.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
        stb.object("Components", components -> {
            components.table("FrontEnd", SatelliteDecoder::tuners, Sagevision::frontEnd);
            components.table("CA", board -> List.of(board.cardReader()), Sagevision::conditionalAccess);
            components.table("HDMI", board -> board.display().stream().toList(), Sagevision::hdmi);
        });
        stb.object("AVPlayers", players -> players.control("ResetPINCode", XsdType.BOOLEAN, board -> "0",
                ValueRule.ANY, Sagevision::resetPin));
        stb.object("X_A1B2C3_Parental", parental -> parental.flag("PINIsDefault", board -> board.pinStore()
                .isDefault()));
        stb.table("X_A1B2C3_Scan", Sagevision::scan, Sagevision::carrier);
        stb.control("X_A1B2C3_Standby", XsdType.BOOLEAN, board -> board.power().standby() ? "1" : "0", ValueRule.ANY,
                (board, on) -> board.power().standby(on.equals("1")));
    }

    private static void hdmi(Tree<Display> hdmi) {
        hdmi.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
        hdmi.constant("Status", XsdType.STRING, "Enabled");
        hdmi.object("DisplayDevice", device -> device.text("Status", display -> switch (display) {
            case NONE -> "None";
            case PRESENT -> "Present";
            case ERROR -> "Error";
        }));
    }

    /// By the last tuner: the first is the one that is watched.
    private static List<Tuner.Carrier> scan(SatelliteDecoder board) {
        try {
            return board.tuners().getLast().scan();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static void carrier(Tree<Tuner.Carrier> at) {
        at.unsigned("Frequency", carrier -> carrier.frequency());
        at.text("Polarisation", carrier -> carrier.polarisation());
        at.text("Band", carrier -> carrier.band());
        at.text("Modulation", carrier -> carrier.modulation());
        at.text("CodeRate", carrier -> carrier.codeRate());
        at.integer("Level", carrier -> StandardObjects.tenths(carrier.level()));
        at.integer("CNR", carrier -> StandardObjects.tenths(carrier.carrierToNoise()));
        at.integer("Margin", carrier -> StandardObjects.tenths(carrier.linkMargin()));
        at.flag("Locked", carrier -> carrier.locked());
    }

    private static void resetPin(SatelliteDecoder board, String order) {
        if (order.equals("1")) {
            board.pinStore().reset();
        }
    }

    private static void frontEnd(Tree<Tuner> front) {
        front.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
        front.constant("Status", XsdType.STRING, "Enabled");
        front.constant("Name", XsdType.STRING, "Satellite");
        StandardObjects.satelliteFrontEnd(front, "X_A1B2C3_DVBS");
    }

    private static void conditionalAccess(Tree<CardReader> access) {
        access.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
        access.text("Status", card -> card.read().status() == CardStatus.RUNNING ? "Enabled" : "Error");
        access.constant("Name", XsdType.STRING, "PilotCrypt");
        access.constant("SmartCardReader", XsdType.STRING, "Device.SmartCardReaders.SmartCardReader.1");
        access.flag("X_A1B2C3_Paired", card -> card.read().paired());
        access.unsigned("X_A1B2C3_EntitlementCount", card -> card.read().entitlements());
    }
}
