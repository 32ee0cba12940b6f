package org.pilotacs.agent.dvb;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Tuner;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// One satellite front end of Linux. Error ratios are those since the look before; losses of lock are those that somebody saw,
/// a change of channel aside. Safe for any number of threads.
public final class DvbTuner implements Tuner {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Snapshot SILENT = new Snapshot(0, Map.of(), Map.of());
    private static final LnbSupply UNKNOWN_SUPPLY = new LnbSupply(Double.NaN, -1, "");

    private final FrontEnd frontEnd;
    private final String name;
    private final LnbPlan lnb;
    private final InstantSource clock;
    private Snapshot last = SILENT;
    private @Nullable Instant lookedAt;
    private double carrierToNoise = Double.NaN;
    private double preFecBer = Double.NaN;
    private double postFecPer = Double.NaN;
    private long lockLosses;

    DvbTuner(FrontEnd frontEnd, String name, LnbPlan lnb, InstantSource clock) {
        this.frontEnd = frontEnd;
        this.name = name;
        this.lnb = lnb;
        this.clock = clock;
    }

    /// As the driver calls it.
    public String name() {
        return name;
    }

    /// Percent of the driver's own scale; −1 if it has none.
    public synchronized int strength() {
        look();
        return last.statistic(DvbAbi.DTV_STAT_SIGNAL_STRENGTH).percent();
    }

    /// Percent of the driver's own scale; −1 if it has none.
    public synchronized int quality() {
        look();
        return last.statistic(DvbAbi.DTV_STAT_CNR).percent();
    }

    /// What is watched would be lost: the driver has one tuner, and it is another program's.
    @Override
    public List<Carrier> scan() {
        return List.of();
    }

    @Override
    public synchronized Reading read() {
        look();
        String system = system();
        String modulation = name(DvbAbi.MODULATIONS, last.tuned(DvbAbi.DTV_MODULATION));
        String codeRate = name(DvbAbi.CODE_RATES, last.tuned(DvbAbi.DTV_INNER_FEC));
        return new Reading(last.locked(), system, modulation, codeRate, frequency(),
                Math.max(0, last.tuned(DvbAbi.DTV_SYMBOL_RATE)), polarisation(), band(),
                last.statistic(DvbAbi.DTV_STAT_SIGNAL_STRENGTH).decibel(), carrierToNoise,
                Threshold.margin(carrierToNoise, system, modulation, codeRate), preFecBer, postFecPer,
                last.statistic(DvbAbi.DTV_STAT_ERROR_BLOCK_COUNT).count(), lockLosses, supply());
    }

    private static String name(List<String> names, int number) {
        return number >= 0 && number < names.size() ? names.get(number) : "";
    }

    private String system() {
        return switch (last.tuned(DvbAbi.DTV_DELIVERY_SYSTEM)) {
            case DvbAbi.SYS_DVBS -> "DVB-S";
            case DvbAbi.SYS_DVBS2 -> "DVB-S2";
            default -> "";
        };
    }

    /// Players that feed the LNB by the old calls leave no trace of it here: without a voltage the tone means nothing either.
    private boolean isSupplyKnown() {
        int voltage = last.tuned(DvbAbi.DTV_VOLTAGE);
        return voltage == DvbAbi.SEC_VOLTAGE_13 || voltage == DvbAbi.SEC_VOLTAGE_18;
    }

    private String polarisation() {
        if (!isSupplyKnown()) {
            return "";
        }
        return last.tuned(DvbAbi.DTV_VOLTAGE) == DvbAbi.SEC_VOLTAGE_18 ? "H" : "V";
    }

    private String band() {
        if (!isSupplyKnown()) {
            return "";
        }
        return switch (last.tuned(DvbAbi.DTV_TONE)) {
            case DvbAbi.SEC_TONE_ON -> "High";
            case DvbAbi.SEC_TONE_OFF -> "Low";
            default -> "";
        };
    }

    private long frequency() {
        int onCable = last.tuned(DvbAbi.DTV_FREQUENCY);
        if (onCable <= 0) {
            return 0;
        }
        return switch (band()) {
            case "High" -> (long) onCable + lnb.high();
            case "Low" -> (long) onCable + lnb.low();
            default -> 0;
        };
    }

    /// What was asked for; the API measures neither voltage nor current.
    private LnbSupply supply() {
        return isSupplyKnown()
                ? new LnbSupply(last.tuned(DvbAbi.DTV_VOLTAGE) == DvbAbi.SEC_VOLTAGE_18 ? 18 : 13, -1, "")
                : UNKNOWN_SUPPLY;
    }

    private void look() {
        Instant now = clock.instant();
        if (lookedAt != null && Duration.between(lookedAt, now).abs().compareTo(FRESH) <= 0) {
            return;
        }
        lookedAt = now;
        Snapshot seen = frontEnd.look();
        Snapshot next = seen == null ? SILENT : seen;
        if (last.locked() && !next.locked() && isSameTuning(last, next)) {
            lockLosses++;
        }
        preFecBer = ratio(next, DvbAbi.DTV_STAT_PRE_ERROR_BIT_COUNT, DvbAbi.DTV_STAT_PRE_TOTAL_BIT_COUNT);
        postFecPer = ratio(next, DvbAbi.DTV_STAT_ERROR_BLOCK_COUNT, DvbAbi.DTV_STAT_TOTAL_BLOCK_COUNT);
        carrierToNoise = carrierToNoise(next);
        last = next;
    }

    private static boolean isSameTuning(Snapshot one, Snapshot other) {
        return one.tuned(DvbAbi.DTV_FREQUENCY) == other.tuned(DvbAbi.DTV_FREQUENCY)
                && one.tuned(DvbAbi.DTV_SYMBOL_RATE) == other.tuned(DvbAbi.DTV_SYMBOL_RATE);
    }

    private double carrierToNoise(Snapshot next) {
        Statistic measured = next.statistic(DvbAbi.DTV_STAT_CNR);
        if (!measured.equals(Snapshot.UNAVAILABLE) || lnb.snrStep() == 0 || !next.locked()) {
            return measured.decibel();
        }
        int steps = frontEnd.oldSnr();
        return steps < 0 ? Double.NaN : steps * lnb.snrStep();
    }

    /// Of what was counted since the last look, or since the beginning where there was none or the counters began again.
    private double ratio(Snapshot next, int errorCount, int totalCount) {
        long errors = next.statistic(errorCount).count();
        long total = next.statistic(totalCount).count();
        long errorsBefore = last.statistic(errorCount).count();
        long totalBefore = last.statistic(totalCount).count();
        if (errors < 0 || total <= 0) {
            return Double.NaN;
        }
        boolean wentOn = errorsBefore >= 0 && totalBefore >= 0 && total > totalBefore && errors >= errorsBefore;
        return wentOn ? (double) (errors - errorsBefore) / (total - totalBefore) : (double) errors / total;
    }
}
