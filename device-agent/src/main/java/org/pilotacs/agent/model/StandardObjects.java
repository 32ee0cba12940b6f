package org.pilotacs.agent.model;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.CardReader.CardStatus;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.protocols.cwmp.XsdType;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Objects of TR-181, TR-098 and TR-135 that every box of a kind has, each written into the tree at hand.
public final class StandardObjects {
    /// In a parameter of type int: not measured. No level, ratio or current is −32768, in whatever unit.
    public static final int NOT_MEASURED = Short.MIN_VALUE;
    /// In a parameter of type unsignedInt: not counted.
    private static final long NOT_COUNTED = 0xFFFF_FFFFL;
    private static final ValueRule BOOLEAN = ValueRule.ANY;

    private StandardObjects() {}

    /// `DeviceInfo.` (TR-181 and TR-098 agree on these names).
    ///
    /// @param more what a product adds
    public static <B extends Board> void deviceInfo(Tree<B> at, Consumer<Tree<B>> more) {
        at.object("DeviceInfo", info -> {
            info.text("Manufacturer", board -> board.identity().manufacturer());
            info.text("ManufacturerOUI", board -> board.identity().oui());
            info.text("ModelName", board -> board.identity().modelName());
            info.text("ProductClass", board -> board.identity().productClass());
            info.text("SerialNumber", board -> board.identity().serialNumber());
            info.text("HardwareVersion", board -> board.identity().hardwareVersion());
            info.text("SoftwareVersion", board -> board.firmware().version());
            info.setting("ProvisioningCode", XsdType.STRING, "", ValueRule.upTo(64));
            info.unsigned("UpTime", board -> board.power().uptime().toSeconds());
            info.time("FirstUseDate", board -> board.power().firstUse());
            info.object("MemoryStatus", Board::health, memory -> {
                memory.unsigned("Total", health -> health.memoryTotal());
                memory.unsigned("Free", health -> health.memoryFree());
            });
            info.object("ProcessStatus", Board::health, process -> process.unsigned("CPUUsage", h -> h.cpuUsage()));
            more.accept(info);
        });
    }

    /// `ManagementServer.`; the agent's CWMP client takes its orders from here.
    public static <B extends Board> void managementServer(Tree<B> at) {
        managementServer(at, server -> {});
    }

    /// The same with what a product adds.
    public static <B extends Board> void managementServer(Tree<B> at, Consumer<Tree<B>> more) {
        at.object("ManagementServer", server -> {
            server.setting("EnableCWMP", XsdType.BOOLEAN, "1", BOOLEAN);
            server.setting("URL", XsdType.STRING, "", ValueRule.upTo(256));
            server.setting("Username", XsdType.STRING, "", ValueRule.upTo(256));
            server.secret("Password", ValueRule.upTo(256));
            server.setting("PeriodicInformEnable", XsdType.BOOLEAN, "1", BOOLEAN);
            server.setting("PeriodicInformInterval", XsdType.UNSIGNED_INT, "3600",
                    ValueRule.between(1, Integer.MAX_VALUE));
            server.setting("PeriodicInformTime", XsdType.DATE_TIME, "0001-01-01T00:00:00Z", ValueRule.ANY);
            server.published("ParameterKey", XsdType.STRING, "", 0);
            server.published("ConnectionRequestURL", XsdType.STRING, "", 2);
            server.setting("ConnectionRequestUsername", XsdType.STRING, "", ValueRule.upTo(256));
            server.secret("ConnectionRequestPassword", ValueRule.upTo(256));
            server.setting("UpgradesManaged", XsdType.BOOLEAN, "1", BOOLEAN);
            server.setting("CWMPRetryMinimumWaitInterval", XsdType.UNSIGNED_INT, "5", ValueRule.between(1, 65535));
            server.setting("CWMPRetryIntervalMultiplier", XsdType.UNSIGNED_INT, "2000",
                    ValueRule.between(1000, 65535));
            server.constant("AliasBasedAddressing", XsdType.BOOLEAN, "0");
            more.accept(server);
        });
    }

    /// `BulkData.` of TR-181, over HTTP; the agent's reporter takes its orders from here.
    public static <B extends Board> void bulkData(Tree<B> at) {
        at.object("BulkData", bulk -> {
            bulk.setting("Enable", XsdType.BOOLEAN, "0", BOOLEAN);
            bulk.constant("MinReportingInterval", XsdType.UNSIGNED_INT, "1");
            bulk.constant("Protocols", XsdType.STRING, "HTTP");
            bulk.constant("EncodingTypes", XsdType.STRING, "JSON,CSV");
            bulk.growingTable("Profile", StandardObjects::bulkProfile);
        });
    }

    private static <B extends Board> void bulkProfile(Tree<B> profile) {
        profile.setting("Enable", XsdType.BOOLEAN, "0", BOOLEAN);
        profile.setting("Alias", XsdType.STRING, "", ValueRule.upTo(64));
        profile.setting("Protocol", XsdType.STRING, "HTTP", ValueRule.oneOf("HTTP"));
        profile.setting("EncodingType", XsdType.STRING, "JSON", ValueRule.oneOf("JSON", "CSV"));
        profile.setting("ReportingInterval", XsdType.UNSIGNED_INT, "86400", ValueRule.between(1, 31_536_000));
        profile.growingTable("Parameter", parameter -> {
            parameter.setting("Name", XsdType.STRING, "", ValueRule.upTo(64));
            parameter.setting("Reference", XsdType.STRING, "", ValueRule.upTo(256));
        });
        profile.object("CSVEncoding", csv -> csv.setting("ReportFormat", XsdType.STRING, "ParameterPerColumn",
                ValueRule.oneOf("ParameterPerRow", "ParameterPerColumn")));
        profile.object("JSONEncoding", json -> json.setting("ReportFormat", XsdType.STRING, "ObjectHierarchy",
                ValueRule.oneOf("ObjectHierarchy", "NameValuePair")));
        profile.object("HTTP", http -> {
            http.setting("URL", XsdType.STRING, "", ValueRule.upTo(1024));
            http.setting("Username", XsdType.STRING, "", ValueRule.upTo(256));
            http.secret("Password", ValueRule.upTo(256));
        });
    }

    /// What UDP connection requests need in `ManagementServer.` (TR-069 Amendment 6, Annex G).
    public static <B extends Board> void udpConnectionRequests(Tree<B> server) {
        server.published("UDPConnectionRequestAddress", XsdType.STRING, "", 2);
        server.setting("STUNEnable", XsdType.BOOLEAN, "0", BOOLEAN);
        server.setting("STUNServerAddress", XsdType.STRING, "", ValueRule.upTo(256));
        server.setting("STUNServerPort", XsdType.UNSIGNED_INT, "3478", ValueRule.between(0, 65535));
        server.setting("STUNUsername", XsdType.STRING, "", ValueRule.upTo(256));
        server.secret("STUNPassword", ValueRule.upTo(256));
        server.setting("STUNMinimumKeepAlivePeriod", XsdType.UNSIGNED_INT, "30", ValueRule.between(1, 86_400));
        server.published("NATDetected", XsdType.BOOLEAN, "0", 2);
    }

    /// What XMPP connection requests need in `ManagementServer.` (TR-069 Amendment 6, Annex K).
    public static <B extends Board> void xmppConnectionRequests(Tree<B> server) {
        server.published("ConnReqJabberID", XsdType.STRING, "", 2);
        server.setting("ConnReqAllowedJabberIDs", XsdType.STRING, "", ValueRule.upTo(1_024));
    }

    /// `SmartCardReaders.` of TR-181.
    public static void smartCardReaders(Tree<SatelliteDecoder> at) {
        at.object("SmartCardReaders", readers -> readers.table("SmartCardReader",
                board -> List.of(board.cardReader()), StandardObjects::smartCardReader));
    }

    private static void smartCardReader(Tree<CardReader> reader) {
        reader.setting("Enable", XsdType.BOOLEAN, "1", BOOLEAN);
        reader.text("Status", card -> card.read().status() == CardStatus.ERROR ? "Error" : "Enabled");
        reader.unsigned("DecryptionFailedCounter", card -> card.read().decryptionFailures());
        reader.unsigned("DecryptionFailedNoKeyCounter", card -> card.read().decryptionFailuresWithoutKey());
        reader.object("SmartCard", CardReader::read, card -> {
            card.text("Status", state -> switch (state.status()) {
                case NONE -> "None";
                case RUNNING -> "Running";
                case ERROR -> "Error";
            });
            card.constant("Type", XsdType.STRING, "CA");
            card.text("SerialNumber", state -> state.serialNumber());
            card.text("ATR", state -> state.answerToReset());
        });
    }

    /// A satellite front end, which TR-135 does not have, as a vendor object.
    public static <T extends Tuner> void satelliteFrontEnd(Tree<T> at, String vendorObject) {
        at.object(vendorObject, Tuner::read, front -> {
            front.flag("Locked", reading -> reading.locked());
            front.text("DeliverySystem", reading -> reading.deliverySystem());
            front.text("Modulation", reading -> reading.modulation());
            front.text("CodeRate", reading -> reading.codeRate());
            front.unsigned("Frequency", reading -> reading.frequency());
            front.unsigned("SymbolRate", reading -> reading.symbolRate());
            front.text("Polarisation", reading -> reading.polarisation());
            front.text("Band", reading -> reading.band());
            front.integer("SignalLevel", reading -> tenths(reading.level()));
            front.integer("CNR", reading -> tenths(reading.carrierToNoise()));
            front.integer("LinkMargin", reading -> tenths(reading.linkMargin()));
            front.text("PreFECBER", reading -> ratio(reading.preFecBer()));
            front.text("PostFECPER", reading -> ratio(reading.postFecPer()));
            front.unsigned("UncorrectedPackets", reading -> counted(reading.uncorrectedPackets()));
            front.unsigned("LockLossCount", reading -> counted(reading.lockLossCount()));
            front.object("LNB", Tuner.Reading::lnb, lnb -> {
                lnb.integer("Voltage", supply -> tenths(supply.voltage()));
                lnb.integer("Current", supply -> supply.current() < 0 ? NOT_MEASURED : supply.current());
                lnb.text("Status", supply -> supply.status());
            });
        });
    }

    private static long counted(long count) {
        return count < 0 ? NOT_COUNTED : Math.min(count, NOT_COUNTED - 1);
    }

    /// A measurement in tenths of its unit, or [#NOT_MEASURED].
    public static int tenths(double value) {
        return Double.isNaN(value) ? NOT_MEASURED : (int) Math.round(value * 10);
    }

    /// A ratio such as `3.2e-5`; `0` below what a receiver can count, and nothing if there is none.
    public static String ratio(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value < 1e-12
                ? "0"
                : String.format(Locale.ROOT, "%.1e", value).replaceFirst("e([+-])0*(\\d)", "e$1$2")
                        .replace("e+0", "e0").replace("e-0", "e0");
    }
}
