package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnosis.sign.Tuners.Front;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a scan of all carriers shows: which of them are lost together tells what they have in common.
final class ScanSigns {
    private static final int FEWEST = 4;
    /// So much worse than the others is no difference between transponders, dB.
    private static final double ODD = 4;
    /// Without a carrier a tuner shows its own noise, dBm.
    private static final double SILENCE = -70;
    /// C/N of what cannot be demodulated at all, as tuned, dB.
    private static final double NOTHING = 0.5;
    /// Carriers are of much the same strength, dB.
    private static final double AS_STRONG = 3;

    private ScanSigns() {}

    static void find(Case it, Consumer<Measured> found) {
        List<Front> carriers = Tuners.carriers(it).stream().filter(one -> one.locked() != null).toList();
        if (carriers.size() >= FEWEST) {
            found.accept(Measured.word(Sign.SCAN, pattern(carriers), SignalSigns.readings(carriers)));
            found.accept(Measured.number(Sign.ODD_CARRIERS, odd(carriers, one -> one > NOTHING),
                    SignalSigns.readings(carriers)));
            found.accept(Measured.number(Sign.DEAF_CARRIERS, odd(carriers, one -> one <= NOTHING),
                    SignalSigns.readings(carriers)));
            gap(carriers, found);
        }
    }

    static String pattern(List<Front> carriers) {
        List<Front> lost = carriers.stream().filter(Front::isLost).toList();
        if (lost.isEmpty()) {
            return "all";
        }
        if (lost.size() == carriers.size()) {
            return "none";
        }
        Set<List<@Nullable String>> outputs = lost.stream()
                .map(one -> Arrays.asList(one.polarisation(), one.band())).collect(Collectors.toSet());
        if (isWhole(carriers, lost, one -> outputs.contains(Arrays.asList(one.polarisation(), one.band())))) {
            if (outputs.size() == 1 && (lost.size() > 1 || isSilent(lost.getFirst()))) {
                return "one-output";
            }
            if (values(lost, Front::polarisation).size() == 1 && lost.size() > 2) {
                return "one-polarisation";
            }
            if (values(lost, Front::band).size() == 1 && lost.size() > 2) {
                return "one-band";
            }
        }
        return lost.size() <= 2 ? "few" : "many";
    }

    /// Whether nothing at all arrives.
    private static boolean isSilent(Front carrier) {
        return carrier.level() != null && carrier.level() < SILENCE;
    }

    /// Whether the lost carriers are all of a kind, and all of that kind are lost.
    private static boolean isWhole(List<Front> carriers, List<Front> lost, Predicate<Front> kind) {
        return carriers.stream().filter(kind).count() == lost.size();
    }

    private static Set<String> values(List<Front> carriers, Function<Front, @Nullable String> kind) {
        return carriers.stream().map(kind).filter(Objects::nonNull).map(String.class::cast).collect(Collectors.toSet());
    }

    /// Carriers as strong as the others, and far worse received.
    private static double odd(List<Front> carriers, DoublePredicate which) {
        double level = median(carriers, Front::level);
        double ratio = median(carriers, Front::carrierToNoise);
        return carriers.stream()
                .filter(one -> one.level() != null && one.carrierToNoise() != null && one.level() > level - AS_STRONG
                        && one.carrierToNoise() < ratio - ODD && which.test(one.carrierToNoise()))
                .count();
    }

    private static void gap(List<Front> carriers, Consumer<Measured> found) {
        List<Front> locked = carriers.stream().filter(Front::isLocked).toList();
        List<Front> horizontal = locked.stream().filter(one -> "h".equals(one.polarisation())).toList();
        List<Front> vertical = locked.stream().filter(one -> "v".equals(one.polarisation())).toList();
        if (horizontal.size() >= 2 && vertical.size() >= 2) {
            found.accept(Measured.number(Sign.POLARISATION_GAP,
                    Math.abs(median(horizontal, Front::carrierToNoise) - median(vertical, Front::carrierToNoise)),
                    SignalSigns.readings(locked)));
        }
    }

    private static double median(List<Front> carriers, Function<Front, @Nullable Double> kind) {
        double[] sorted = carriers.stream().map(kind).filter(Objects::nonNull).mapToDouble(Double.class::cast).sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
