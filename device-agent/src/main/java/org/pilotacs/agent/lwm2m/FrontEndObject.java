package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.node.LwM2mMultipleResource;
import org.eclipse.leshan.core.node.LwM2mResource;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.argument.Arguments;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.util.datatype.ULong;
import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.protocols.lwm2m.FrontEndResource;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// One tuner as an instance of our Satellite Front End.
final class FrontEndObject implements Resources<FrontEndResource> {
    private static final Set<FrontEndResource> SUPPORTED = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(
            FrontEndResource.ROLL_OFF, FrontEndResource.SWITCH_POSITION, FrontEndResource.LAST_LOCK_LOSS,
            FrontEndResource.RESET_COUNTERS)));
    private static final double MILLI = 1e-3;

    private final Tuner tuner;
    private final Scan scan;

    FrontEndObject(Tuner tuner, Scan scan) {
        this.tuner = tuner;
        this.scan = scan;
    }

    @Override
    public Set<FrontEndResource> supported() {
        return SUPPORTED;
    }

    @Override
    public @Nullable LwM2mResource read(FrontEndResource resource) {
        Tuner.Reading now = tuner.read();
        int id = resource.id();
        return switch (resource) {
            case LOCKED -> LwM2mSingleResource.newBooleanResource(id, now.locked());
            case DELIVERY_SYSTEM -> text(id, now.deliverySystem());
            case SIGNAL_LEVEL -> number(id, now.level());
            case CARRIER_TO_NOISE -> number(id, now.carrierToNoise());
            case LINK_MARGIN -> number(id, now.linkMargin());
            case PRE_FEC_BER -> number(id, now.preFecBer());
            case POST_FEC_PER -> number(id, now.postFecPer());
            case UNCORRECTED_PACKETS -> count(id, now.uncorrectedPackets());
            case TRANSPONDER_FREQUENCY -> now.frequency() == 0 ? null : count(id, now.frequency());
            case SYMBOL_RATE -> now.symbolRate() == 0 ? null : count(id, now.symbolRate());
            case MODULATION -> text(id, now.modulation());
            case CODE_RATE -> text(id, now.codeRate());
            case POLARISATION -> text(id, now.polarisation());
            case BAND -> now.band().isEmpty() ? null : LwM2mSingleResource.newIntegerResource(id, isHigh(now) ? 1 : 0);
            case LNB_VOLTAGE -> number(id, now.lnb().voltage());
            case LNB_CURRENT -> now.lnb().current() < 0 ? null : number(id, now.lnb().current() * MILLI);
            case LNB_STATUS -> now.lnb().status().isEmpty()
                    ? null
                    : LwM2mSingleResource.newIntegerResource(id, lnbStatus(now.lnb()));
            // A universal LNB takes its high band from the tone.
            case TONE_22_KHZ -> now.band().isEmpty() ? null : LwM2mSingleResource.newBooleanResource(id, isHigh(now));
            case LOCK_LOSS_COUNT -> count(id, now.lockLossCount());
            case SCAN_STATE -> LwM2mSingleResource.newIntegerResource(id, scan.state().ordinal());
            case SCAN_RESULT -> scanResult(id);
            case ROLL_OFF, SWITCH_POSITION, LAST_LOCK_LOSS, START_SCAN, RESET_COUNTERS -> null;
        };
    }

    private LwM2mResource scanResult(int id) {
        Map<Integer, String> entries = new HashMap<>();
        for (String entry : scan.found()) {
            entries.put(entries.size(), entry);
        }
        return LwM2mMultipleResource.newStringResource(id, entries);
    }

    /// The boxes have one plan, whatever its name.
    @Override
    public ExecuteResponse execute(FrontEndResource resource, Arguments arguments) {
        return switch (resource) {
            case START_SCAN -> scan.start() ? ExecuteResponse.success() : ExecuteResponse.badRequest("a scan runs");
            case LOCKED, DELIVERY_SYSTEM, SIGNAL_LEVEL, CARRIER_TO_NOISE, LINK_MARGIN, PRE_FEC_BER, POST_FEC_PER,
                    UNCORRECTED_PACKETS, TRANSPONDER_FREQUENCY, SYMBOL_RATE, MODULATION, CODE_RATE, ROLL_OFF,
                    POLARISATION, BAND, LNB_VOLTAGE, LNB_CURRENT, LNB_STATUS, TONE_22_KHZ, SWITCH_POSITION,
                    LOCK_LOSS_COUNT, LAST_LOCK_LOSS, SCAN_STATE, SCAN_RESULT, RESET_COUNTERS ->
                ExecuteResponse.methodNotAllowed();
        };
    }

    /// Null for what is not known, as of the others.
    private static @Nullable LwM2mResource text(int id, String value) {
        return value.isEmpty() ? null : LwM2mSingleResource.newStringResource(id, value);
    }

    private static @Nullable LwM2mResource number(int id, double value) {
        return Double.isNaN(value) ? null : LwM2mSingleResource.newFloatResource(id, value);
    }

    private static @Nullable LwM2mResource count(int id, long value) {
        return value < 0 ? null : LwM2mSingleResource.newUnsignedIntegerResource(id, ULong.valueOf(value));
    }

    private static boolean isHigh(Tuner.Reading reading) {
        return reading.band().equals("High");
    }

    private static int lnbStatus(Tuner.LnbSupply lnb) {
        return switch (lnb.status()) {
            case "Short" -> 1;
            case "Open" -> 2;
            default -> 0;
        };
    }
}
