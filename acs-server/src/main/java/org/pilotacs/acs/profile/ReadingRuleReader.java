package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.reading.ReadingName;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.Spelling;
import org.pilotacs.acs.yaml.YamlMap;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads the `readings` of a profile.
final class ReadingRuleReader {
    static final Kind<PathPattern> PATH = Kind.of("a parameter path with {i}, {j} or * for instance numbers",
            PathPattern.of("Device"), PathPattern::read);
    private static final Kind<BigDecimal> NUMBER = Kind.of("a number such as 0.1 or 1e-6", BigDecimal.ONE,
            text -> text.matches("-?[0-9]{1,12}(\\.[0-9]{1,12})?([eE]-?[0-9]{1,2})?") ? new BigDecimal(text) : null);
    static final Kind<Range<Integer>> INSTANCES = Kind.of("known instance numbers such as 1..2",
            Range.of(1, 1), ReadingRuleReader::instances);

    private final String root;
    private final int first;

    /// @param first number of the first instance in this data model
    ReadingRuleReader(String root, int first) {
        this.root = root;
        this.first = first;
    }

    /// The rules by name, in the order of the closed list.
    Map<ReadingName, ReadingRule> read(YamlMap readings) {
        Map<ReadingName, ReadingRule> rules = new EnumMap<>(ReadingName.class);
        List<String> known = Stream.of(ReadingName.values()).map(ReadingName::template).toList();
        for (String key : readings.keys()) {
            Optional<ReadingName> name = ReadingName.ofTemplate(key);
            if (name.isPresent()) {
                rules.put(name.get(), rule(name.get(), readings));
            } else {
                readings.optional(key, Kind.text());
                readings.problem(key, "is no reading" + Spelling.hint(key, known) + " (docs/readings.md lists them)");
            }
        }
        return rules;
    }

    private ReadingRule rule(ReadingName name, YamlMap readings) {
        String key = name.template();
        if (readings.hasValue(key)) {
            PathPattern path = readings.required(key, PATH);
            check(name, List.of(path), false, readings, key);
            return new ReadingRule(name, List.of(path), Conversion.NONE, null, first, false);
        }
        YamlMap map = readings.map(key);
        List<PathPattern> paths = map.list("path", PATH);
        if (!map.has("path")) {
            map.problem("path", "is missing; needed: " + PATH.allowed());
        }
        boolean counted = map.or("count", Kind.bool(), false);
        if (counted && name.kind() != ReadingName.Kind.COUNT) {
            map.problem("count", "is for whole numbers; " + key + " is none");
        }
        check(name, paths, counted, map, "path");
        Range<Integer> instances = map.optional("instances", INSTANCES).orElse(null);
        if (instances != null && name.instances() != 1) {
            map.problem("instances", "is for a name with {i} alone");
        }
        return new ReadingRule(name, paths, conversion(name, map), instances, first, counted);
    }

    private void check(ReadingName name, List<PathPattern> paths, boolean counted, YamlMap map, String key) {
        int needed = counted ? 1 : name.instances();
        for (PathPattern path : paths) {
            if (path.instances() != needed) {
                map.problem(key,
                        path + " must have " + (needed == 0 ? "no {i}" : needed == 1 ? "{i} once" : "{i} and {j}")
                                + (counted ? " to be counted" : ", as the name has"));
            }
            if (!path.toString().startsWith(root)) {
                map.problem(key, path + " must begin with the root, " + root);
            }
        }
    }

    private static Conversion conversion(ReadingName name, YamlMap map) {
        BigDecimal scale = map.or("scale", NUMBER, BigDecimal.ONE);
        BigDecimal offset = map.or("offset", NUMBER, BigDecimal.ZERO);
        boolean prefix = map.or("number-prefix", Kind.bool(), false);
        String unit = map.or("unit", Kind.text(), name.unit());
        boolean number = name.kind() == ReadingName.Kind.NUMBER || name.kind() == ReadingName.Kind.COUNT;
        for (String key : List.of("scale", "offset", "number-prefix", "unit")) {
            if (map.has(key) && !number) {
                map.problem(key, "is for numbers; " + name.template() + " is none");
            }
        }
        if (!unit.equals(name.unit())) {
            SourceUnit conversion = SourceUnit.between(unit, name.unit());
            if (conversion == null) {
                map.problem("unit", "is '" + unit + "'; allowed: " + units(name));
            } else {
                scale = scale.multiply(conversion.factor());
                offset = offset.multiply(conversion.factor()).add(conversion.offset());
            }
        }
        return new Conversion(scale, offset, prefix, map.list("sentinels", Kind.text()), values(name, map),
                otherwise(name, map));
    }

    private static String units(ReadingName name) {
        List<String> all = Stream.concat(Stream.of(name.unit()),
                SourceUnit.ALL.stream().filter(unit -> unit.to().equals(name.unit())).map(SourceUnit::from)).toList();
        return name.unit().isEmpty() ? "none" : String.join(", ", all);
    }

    private static Map<String, String> values(ReadingName name, YamlMap map) {
        YamlMap entries = map.map("values");
        Map<String, String> values = new TreeMap<>();
        for (String text : entries.keys()) {
            entries.optional(text, value(name)).ifPresent(value -> values.put(text.toLowerCase(Locale.ROOT), value));
        }
        return values;
    }

    private static @Nullable String otherwise(ReadingName name, YamlMap map) {
        Optional<String> otherwise = map.optional("otherwise", value(name));
        if (otherwise.isPresent() && !map.has("values")) {
            map.problem("otherwise", "needs values beside it");
        }
        return otherwise.orElse(null);
    }

    private static Kind<String> value(ReadingName name) {
        String allowed = switch (name.kind()) {
            case FLAG -> "true or false";
            case NUMBER -> "a number";
            case COUNT -> "a whole number";
            case WORD -> "one of " + String.join(", ", name.words());
            case TEXT -> "a text";
        };
        return Kind.of(allowed, "", text -> Conversion.fits(text, name) ? text : null);
    }

    private static @Nullable Range<Integer> instances(String text) {
        if (!text.matches("(0|[1-9][0-9]{0,2})\\.\\.(0|[1-9][0-9]{0,2})")) {
            return null;
        }
        int dots = text.indexOf("..");
        int first = Integer.parseInt(text.substring(0, dots));
        int last = Integer.parseInt(text.substring(dots + 2));
        return first > last || last - first > 63 ? null : Range.of(first, last);
    }
}
