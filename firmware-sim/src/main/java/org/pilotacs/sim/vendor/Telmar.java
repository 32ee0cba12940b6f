package org.pilotacs.sim.vendor;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.agent.cwmp.AgentParts.Dialect;
import org.pilotacs.agent.model.Refusal;
import org.pilotacs.agent.model.Schema;
import org.pilotacs.agent.model.StandardObjects;
import org.pilotacs.agent.model.Tree;
import org.pilotacs.agent.model.ValueRule;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CwmpVersion;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.XsdType;
import org.pilotacs.sim.satellite.LinkBudget;

import java.util.List;
import java.util.Locale;

/// Telmar T2000: an older satellite decoder with TR-098 names, signal in percent, and habits of its own: eight names at
/// most in one GetParameterValues, no GetParameterNames at the top (quirks D1, D10).
public final class Telmar {
    public static final Make MAKE = new Make("Telmar", "0C0D0E", "T2000", "T2000", "B", "TT");
    public static final String FIRST_FIRMWARE = "1.87";
    public static final Schema<SatelliteDecoder> SCHEMA = new Schema<>("InternetGatewayDevice.", Telmar::root);
    public static final Dialect DIALECT = new Dialect(CwmpVersion.V1_0,
            List.of("DeviceSummary", "DeviceInfo.SpecVersion", "DeviceInfo.HardwareVersion",
                    "DeviceInfo.SoftwareVersion", "DeviceInfo.ProvisioningCode", "ManagementServer.ParameterKey",
                    "ManagementServer.ConnectionRequestURL"),
            Telmar::habit);

    private static final int MOST_NAMES = 8;
    private static final int NO_VALUE = 255;
    /// What this vendor calls 0 % and 100 %, dBm.
    private static final double WEAKEST = -75;
    private static final double STRONGEST = -25;
    /// What this vendor calls 100 % quality, dB of C/N.
    private static final double BEST_QUALITY = 16;

    private Telmar() {}

    private static @Nullable CpeResponse habit(AcsRequest request) {
        return switch (request) {
            case AcsRequest.GetParameterValues(var names) when names.size() > MOST_NAMES ->
                refused(Refusal.RESOURCES_EXCEEDED);
            case AcsRequest.GetParameterNames(var path, var _) when path.isEmpty() ->
                refused(Refusal.INVALID_PARAMETER_NAME);
            case AcsRequest _ -> null;
        };
    }

    private static CpeResponse refused(Refusal refusal) {
        return new CpeResponse.CpeFault(new FaultStruct(refusal.code(), refusal.text()), List.of());
    }

    private static void root(Tree<SatelliteDecoder> root) {
        root.constant("DeviceSummary", XsdType.STRING, "InternetGatewayDevice:1.1[](Baseline:1), STBService:1.0[1]()");
        StandardObjects.deviceInfo(root, info -> info.constant("SpecVersion", XsdType.STRING, "1.0"));
        StandardObjects.managementServer(root);
        root.object("Services", services -> services.table("STBService", List::of, stb -> {
            stb.setting("Enable", XsdType.BOOLEAN, "1", ValueRule.ANY);
            stb.object("Components", components -> components.table("FrontEnd", SatelliteDecoder::tuners, front -> {
                front.constant("Status", XsdType.STRING, "Enabled");
                front.constant("Name", XsdType.STRING, "SAT");
            }));
        }));
        root.table("X_0C0D0E_Tuner", SatelliteDecoder::tuners, Telmar::tuner);
        root.object("X_0C0D0E_CAS", SatelliteDecoder::cardReader, Telmar::cas);
        root.object("X_0C0D0E_Parental", parental -> parental.control("ResetPIN", XsdType.UNSIGNED_INT, board -> "0",
                ValueRule.oneOf("1"), (board, one) -> board.pinStore().reset()));
    }

    private static void tuner(Tree<Tuner> front) {
        front.text("Lock", tuner -> tuner.read().locked() ? "LOCKED" : "UNLOCKED");
        front.integer("Strength", tuner -> strength(tuner.read()));
        front.integer("Quality", tuner -> quality(tuner.read()));
        front.text("SNR", tuner -> String.format(Locale.ROOT, "%.1f dB", tuner.read().carrierToNoise()));
        front.text("BER", tuner -> StandardObjects.ratio(tuner.read().preFecBer()));
    }

    private static int strength(Tuner.Reading reading) {
        return reading.level() <= LinkBudget.NOISE_FLOOR
                ? NO_VALUE
                : percent((reading.level() - WEAKEST) / (STRONGEST - WEAKEST));
    }

    private static int quality(Tuner.Reading reading) {
        return reading.locked() ? percent(reading.carrierToNoise() / BEST_QUALITY) : NO_VALUE;
    }

    private static int percent(double share) {
        return (int) Math.round(100 * Math.clamp(share, 0, 1));
    }

    private static void cas(Tree<CardReader> cas) {
        cas.text("CardNumber", card -> card.read().serialNumber());
        cas.integer("CardState", card -> switch (card.read().status()) {
            case NONE -> 0;
            case RUNNING -> 1;
            case ERROR -> 2;
        });
        cas.integer("Paired", card -> card.read().paired() ? 1 : 0);
    }
}
