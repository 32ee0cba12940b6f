package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.profile.PathPattern.Numbers;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;
import org.pilotacs.acs.runtime.Range;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// From which parameters of a model one reading comes.
///
/// @param paths the first that gives a value wins; each has as many instance numbers as the name
/// @param instances the numbers that `{i}` has on every box of the model; null if they vary
/// @param first number of the model's first instance: 1, or 0 in data models that count from there; a reading's are from 1
/// @param counted the reading is how many instances of `{i}` say true, or anything at all if they are not flags
public record ReadingRule(ReadingName name, List<PathPattern> paths, Conversion conversion,
        @Nullable Range<Integer> instances, int first, boolean counted) {
    public ReadingRule {
        paths = List.copyOf(paths);
    }

    /// The paths to read for it: leaves where the model has known instances, else whatever lies below the list.
    Stream<String> pathsToRead() {
        Range<Integer> known = instances;
        return paths.stream().flatMap(path -> known != null && path.instances() == 1
                ? IntStream.rangeClosed(known.min(), known.max()).mapToObj(number -> path.at(number, first))
                : Stream.of(path.partial(first)));
    }

    /// What a data model holds for it, in the order of the instance numbers.
    List<Reading> readings(ParameterTree tree) {
        Map<List<Integer>, Reading> found = new TreeMap<>(Numbers.BY_NUMBER);
        for (PathPattern path : paths) {
            for (Found one : found(path, tree)) {
                List<Integer> kept = counted ? List.of() : one.numbers.kept();
                String full = name.of(kept.stream().mapToInt(number -> number - first + 1).toArray());
                found.putIfAbsent(kept, new Reading(full, one.value, name.unit(), one.at, one.source));
            }
        }
        return List.copyOf(found.values());
    }

    /// What one path gives, lowest `*` first.
    private List<Found> found(PathPattern path, ParameterTree tree) {
        List<Found> all = new ArrayList<>();
        for (Parameter parameter : tree.under(path.prefix())) {
            Value value = parameter.value();
            Numbers numbers = path.match(parameter.path());
            if (value == null || numbers == null || numbers.kept().stream().anyMatch(number -> number < first)) {
                continue;
            }
            String converted = counted ? value.text().strip() : conversion.convert(value.text(), name);
            if (converted != null) {
                all.add(new Found(numbers, converted, parameter.learnt(), parameter.path()));
            }
        }
        all.sort(Comparator.comparing(one -> one.numbers.any(), Numbers.BY_NUMBER));
        return counted ? count(all) : all;
    }

    private List<Found> count(List<Found> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        long number = all.stream().filter(one -> isThere(one.value)).count();
        Instant oldest = all.stream().map(Found::at).min(Comparator.naturalOrder()).orElseThrow();
        return List.of(new Found(all.getFirst().numbers, Long.toString(number), oldest, paths.getFirst().toString()));
    }

    private static boolean isThere(String text) {
        return !text.isEmpty() && !text.equals("0") && !text.equalsIgnoreCase("false");
    }

    private record Found(Numbers numbers, String value, Instant at, String source) {}
}
