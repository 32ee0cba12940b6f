package org.pilotacs.acs.meter;

import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.ReadingRule;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.pilotacs.acs.reading.ReadingName.TUNER_CN;
import static org.pilotacs.acs.reading.ReadingName.TUNER_CODE_RATE;
import static org.pilotacs.acs.reading.ReadingName.TUNER_DELIVERY_SYSTEM;
import static org.pilotacs.acs.reading.ReadingName.TUNER_LEVEL;
import static org.pilotacs.acs.reading.ReadingName.TUNER_LOCK;
import static org.pilotacs.acs.reading.ReadingName.TUNER_MARGIN;
import static org.pilotacs.acs.reading.ReadingName.TUNER_MODULATION;
import static org.pilotacs.acs.reading.ReadingName.TUNER_QUALITY;
import static org.pilotacs.acs.reading.ReadingName.TUNER_STRENGTH;

/// What is read of a box to know the signal of its tuners, and no more. Where the model's profile does not say how many
/// tuners it has, all that lies below is read at first and now and then, and in between what of it was of use. Guarded
/// by its measurement's lock.
final class Probe {
    /// A tuner may have been without a value for something when all was read.
    private static final Duration ALL_AGAIN = Duration.ofSeconds(10);
    /// Eight values of eight tuners.
    private static final int MOST_PATHS = 64;
    private static final Set<ReadingName> SIGNAL = Collections.unmodifiableSet(
            EnumSet.of(TUNER_LOCK, TUNER_LEVEL, TUNER_CN, TUNER_MARGIN, TUNER_STRENGTH, TUNER_QUALITY));

    private final Profile profile;
    private final Set<ReadingName> names;
    private final List<String> all;
    private List<String> ofUse = List.of();
    private Instant allRead = Instant.EPOCH;
    private boolean readsAll;

    private Probe(Profile profile, Set<ReadingName> names) {
        this.profile = profile;
        this.names = names;
        this.all = withoutCovered(profile.pathsTo(names));
    }

    /// Whether a model tells anything of the signal.
    static boolean isOf(Profile profile) {
        return !Collections.disjoint(told(profile), SIGNAL);
    }

    static Probe of(Profile profile) {
        return new Probe(profile, wanted(told(profile)));
    }

    private static Set<ReadingName> told(Profile profile) {
        return profile.rules().stream().map(ReadingRule::name)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReadingName.class)));
    }

    /// Of several that say the same, the best.
    private static Set<ReadingName> wanted(Set<ReadingName> told) {
        Set<ReadingName> wanted = EnumSet.of(TUNER_LOCK, TUNER_LEVEL, TUNER_CN, TUNER_MARGIN);
        if (!told.contains(TUNER_MARGIN)) {
            wanted.addAll(List.of(TUNER_DELIVERY_SYSTEM, TUNER_MODULATION, TUNER_CODE_RATE));
        }
        if (!told.contains(TUNER_LEVEL)) {
            wanted.add(TUNER_STRENGTH);
        }
        if (!told.contains(TUNER_MARGIN) && !told.contains(TUNER_CN)) {
            wanted.add(TUNER_QUALITY);
        }
        return wanted;
    }

    private static List<String> withoutCovered(List<String> paths) {
        List<String> trees = paths.stream().filter(path -> path.endsWith(".")).toList();
        return paths.stream()
                .filter(path -> trees.stream().noneMatch(tree -> path.startsWith(tree) && !path.equals(tree))).toList();
    }

    /// What to read now.
    List<String> paths(Instant now) {
        readsAll = ofUse.isEmpty() || !now.isBefore(allRead.plus(ALL_AGAIN));
        return readsAll ? all : ofUse;
    }

    /// The readings in an answer; what of it was of use is what is asked for from now on.
    List<Reading> readings(Evidence evidence, Instant now) {
        List<Parameter> parameters = new ArrayList<>();
        for (Assignment one : evidence.values()) {
            if (profile.isOf(names, one.path())) {
                parameters.add(new Parameter(one.path(), one.value(), evidence.at(), null));
            }
        }
        if (readsAll) {
            allRead = now;
            // what was asked for by its name is known to be there, also if it says nothing now
            ofUse = Stream.concat(all.stream().filter(path -> !path.endsWith(".")),
                    parameters.stream().map(Parameter::path)).distinct().limit(MOST_PATHS).toList();
        }
        return profile.readings(parameters);
    }
}
