package org.pilotacs.acs.diagnosis.knowledge;

import org.pilotacs.acs.diagnosis.sign.Sign;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.WrittenText;
import org.pilotacs.acs.yaml.YamlMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads one sign of the knowledge file.
final class SignReader {
    private static final Kind<Double> NUMBER = Kind.decimal(new Range<>(-1e6, 1e6));
    private static final Kind<Double> WEIGHT = Kind.decimal(new Range<>(0.0, 1_000.0));
    private static final Kind<Double> SHARE = Kind.decimal(new Range<>(0.0, 1.0));
    private static final Kind<Duration> LASTS = Kind.duration(new Range<>(Duration.ofMinutes(1), Duration.ofDays(365)));

    private SignReader() {}

    static SignKnowledge read(Sign sign, YamlMap map) {
        Saying title = WrittenText.required(map, "title");
        Duration lasts = map.or("lasts", LASTS, Duration.ofHours(12));
        Double doubt = map.optional("doubt", SHARE).orElse(null);
        List<State> states = new ArrayList<>();
        List<YamlMap> all = map.maps("states");
        double sum = all.stream().mapToDouble(one -> one.or("usual", WEIGHT, 0.0)).sum();
        all.forEach(one -> states.add(state(sign, one, sum)));
        check(sign, map, states);
        return new SignKnowledge(sign, title, states.isEmpty() ? List.of(BLANK) : states, lasts, doubt);
    }

    private static final State BLANK = new State("", null, Standing.GOOD, 1, Saying.NOTHING);

    private static State state(Sign sign, YamlMap map, double sum) {
        String name = map.required("is", Kind.text());
        if (!sign.isNumber() && !sign.words().contains(name)) {
            map.problem("is", "must be one of " + String.join(", ", sign.words()));
        }
        Double below = map.optional("below", NUMBER).orElse(null);
        if (below != null && !sign.isNumber()) {
            map.problem("below", sign.wireName() + " is no number");
        }
        return new State(name, below, map.or("standing", Kind.word(Standing.class), Standing.GOOD),
                map.or("usual", WEIGHT, 0.0) / (sum <= 0 ? 1 : sum),
                map.has("says") ? WrittenText.required(map, "says") : Saying.of(name));
    }

    private static void check(Sign sign, YamlMap map, List<State> states) {
        Set<String> names = new HashSet<>();
        Double last = null;
        for (State one : states) {
            if (!names.add(one.name())) {
                map.problem("states", one.name() + " stands here twice");
            }
            if (one.below() != null && last != null && one.below() <= last) {
                map.problem("states", one.name() + " begins below the state before it");
            }
            last = one.below() == null ? last : one.below();
        }
        if (sign.isNumber() && (states.isEmpty() || states.getLast().below() != null)) {
            map.problem("states", "the last one must be open: without `below`");
        }
        if (!sign.isNumber() && !names.containsAll(sign.words())) {
            map.problem("states", "must have all of " + String.join(", ", sign.words()));
        }
        if (states.stream().mapToDouble(State::usual).sum() <= 0) {
            map.problem("states", "none of them is usual");
        }
    }
}
