package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.diagnosis.knowledge.Cause;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.diagnosis.knowledge.SignKnowledge;
import org.pilotacs.acs.diagnosis.sign.Sign;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How often each state of each sign is seen when a home is well, when a cause is at work, and in homes of all kinds. Worked out once
/// from the knowledge file. Immutable.
final class Likelihoods {
    private final Map<Sign, double[]> well = new EnumMap<>(Sign.class);
    private final Map<Sign, double[]> anyHome = new EnumMap<>(Sign.class);
    private final List<Map<Sign, double[]>> ofCauses;

    Likelihoods(Knowledge knowledge) {
        knowledge.signs().forEach((sign, known) -> well.put(sign,
                smoothed(known.states().stream().mapToDouble(one -> one.usual()).toArray(), doubt(known, knowledge))));
        ofCauses = knowledge.causes().stream().map(cause -> shown(cause, knowledge)).toList();
        knowledge.signs().keySet().forEach(sign -> anyHome.put(sign, mean(sign, knowledge)));
    }

    /// As often as states are seen in homes that are well.
    double[] well(Sign sign) {
        return known(well, sign);
    }

    /// As often as they are seen among all who call.
    double[] anyHome(Sign sign) {
        return known(anyHome, sign);
    }

    /// So many causes there are.
    int causes() {
        return ofCauses.size();
    }

    /// Whether a cause changes a sign at all.
    boolean shows(int cause, Sign sign) {
        return ofCauses.get(cause).containsKey(sign);
    }

    /// As often as a cause makes them.
    double[] of(int cause, Sign sign) {
        double[] own = ofCauses.get(cause).get(sign);
        return own == null ? well(sign) : own;
    }

    /// Of two causes at once: what only one of them changes is as that one makes it, else either has its way as often.
    double of(int one, int other, Sign sign, int state) {
        return ofBoth(shows(one, sign), of(one, sign)[state], shows(other, sign), of(other, sign)[state]);
    }

    /// The same by what each makes alone.
    static double ofBoth(boolean firstShows, double first, boolean secondShows, double second) {
        return firstShows && secondShows ? (first + second) / 2 : firstShows ? first : second;
    }

    private static double doubt(SignKnowledge sign, Knowledge knowledge) {
        Double own = sign.doubt();
        return own == null ? knowledge.odds().doubt() : own;
    }

    private static Map<Sign, double[]> shown(Cause cause, Knowledge knowledge) {
        Map<Sign, double[]> shown = new EnumMap<>(Sign.class);
        cause.shows().forEach((sign, weights) -> {
            SignKnowledge known = knowledge.signs().get(sign);
            if (known != null) {
                shown.put(sign, smoothed(known.states().stream()
                        .mapToDouble(state -> weights.getOrDefault(state.name(), 0.0)).toArray(),
                        doubt(known, knowledge)));
            }
        });
        return shown;
    }

    /// Weights as shares; nothing is impossible.
    private static double[] smoothed(double[] weights, double doubt) {
        double sum = 0;
        for (double each : weights) {
            sum += each;
        }
        double[] shares = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            shares[i] = (1 - doubt) * weights[i] / sum + doubt / weights.length;
        }
        return shares;
    }

    private double[] mean(Sign sign, Knowledge knowledge) {
        double[] mean = new double[well(sign).length];
        double none = knowledge.odds().none() / (knowledge.odds().none() + knowledge.odds().one());
        double all = knowledge.causes().stream().mapToDouble(Cause::prior).sum();
        for (int state = 0; state < mean.length; state++) {
            mean[state] = none * well(sign)[state];
            for (int cause = 0; cause < ofCauses.size(); cause++) {
                mean[state] += (1 - none) * knowledge.causes().get(cause).prior() / all * of(cause, sign)[state];
            }
        }
        return mean;
    }

    private static double[] known(Map<Sign, double[]> all, Sign sign) {
        double[] found = all.get(sign);
        if (found == null) {
            throw new IllegalArgumentException(sign + " is not looked at");
        }
        return found;
    }
}
