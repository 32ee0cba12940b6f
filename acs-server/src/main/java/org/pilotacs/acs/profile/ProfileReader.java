package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.reading.ReadingName;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Watched;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.WrittenText;
import org.pilotacs.acs.yaml.YamlMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads one profile, on top of the one that it extends.
final class ProfileReader {
    private static final Kind<String> NAME = Kind.text("1 to 64 lower-case letters, digits and dashes",
            Pattern.compile("[a-z0-9][a-z0-9-]{0,63}"));
    private static final Kind<String> ROOT = Kind.text("Device. or another root object with its dot",
            Pattern.compile("[A-Z][A-Za-z0-9]{0,63}\\."));
    private static final Kind<Glob> GLOB = Kind.of(
            "a text, a glob such as SV-* or a regular expression between slashes",
            Glob.ANY, Glob::read);

    private static final Kind<Duration> PAUSE = Kind.duration(Range.of(Duration.ZERO, Duration.ofHours(1)));
    private static final Kind<Integer> FIRST = Kind.integer(Range.of(0, 1));

    private ProfileReader() {}

    static String name(YamlMap map) {
        return map.required("name", NAME);
    }

    /// The name of the profile that this one extends, null for none.
    static @Nullable String base(YamlMap map) {
        return map.optional("extends", NAME).orElse(null);
    }

    static Chosen read(YamlMap map, @Nullable Chosen base, boolean operators) {
        String name = name(map);
        base(map);
        Profile from = base == null ? null : base.profile();
        Saying title = from == null || map.has("title") ? WrittenText.required(map, "title") : from.title();
        String root = from == null ? map.required("root", ROOT) : map.or("root", ROOT, from.root());

        Map<ReadingName, ReadingRule> rules = new EnumMap<>(ReadingName.class);
        Map<RecipeName, Recipe> recipes = new EnumMap<>(RecipeName.class);
        Map<RecipeName, SatelliteRecipe> bySatellite = new EnumMap<>(RecipeName.class);
        List<PathPattern> hidden = new ArrayList<>();
        if (from != null) {
            from.rules().forEach(rule -> rules.put(rule.name(), rule));
            recipes.putAll(from.recipes());
            bySatellite.putAll(from.bySatellite());
            hidden.addAll(from.hidden());
        }
        int first = map.or("first-instance", FIRST, from == null ? 1 : from.firstInstance());
        rules.putAll(new ReadingRuleReader(root, first).read(map.map("readings")));
        recipes.putAll(new RecipeReader(root, first, rules.values()).read(map.map("actions")));
        bySatellite.putAll(SatelliteRecipeReader.read(map.map("by-satellite")));
        hidden.addAll(map.list("hidden", ReadingRuleReader.PATH));
        List<Watched> watched = map.has("notify") || from == null
                ? watched(map.map("notify"), new RecipeReader(root, first, rules.values()))
                : from.watched();
        SessionTraits session = SessionTraitsReader.read(map.map("session"),
                from == null ? SessionTraits.DEFAULT : from.session());
        Profile profile = new Profile(name, title, root, first, session, List.copyOf(rules.values()), recipes,
                bySatellite, hidden,
                watched, wake(map, from == null ? List.of() : from.wake()));
        return chosen(map, base, profile, operators);
    }

    private static List<Watched> watched(YamlMap notify, RecipeReader recipes) {
        List<Watched> watched = new ArrayList<>();
        Duration pause = notify.or("pause", PAUSE, Duration.ZERO);
        recipes.paths(notify, "active")
                .forEach(path -> watched.add(new Watched(path, Watched.Attention.ACTIVE, pause)));
        recipes.paths(notify, "passive").stream()
                .filter(path -> watched.stream().noneMatch(one -> one.path().equals(path)))
                .forEach(path -> watched.add(new Watched(path, Watched.Attention.PASSIVE)));
        return watched.stream().sorted(Comparator.comparing(one -> !one.path().endsWith("."))).toList();
    }

    private static List<WakeWay> wake(YamlMap map, List<WakeWay> base) {
        List<WakeWay> ways = map.list("wake", Kind.word(WakeWay.class));
        if (ways.stream().distinct().count() < ways.size()) {
            map.problem("wake", "names one twice");
        }
        return map.has("wake") ? ways : base;
    }

    private static Chosen chosen(YamlMap map, @Nullable Chosen base, Profile profile, boolean operators) {
        boolean generic = map.or("generic", Kind.bool(), false);
        List<Fit> fits = map.maps("match").stream().map(ProfileReader::fit).toList();
        if (fits.isEmpty() && !generic && base != null && base.profile().name().equals(profile.name())) {
            return new Chosen(profile, base.fits(), base.generic(), operators);
        }
        if (generic != fits.isEmpty()) {
            map.problem(map.has("match") ? "match" : "", "needs either `match` or `generic: true`");
        }
        return new Chosen(profile, fits, generic, operators);
    }

    private static Fit fit(YamlMap map) {
        Fit fit = new Fit(map.optional("manufacturer", GLOB).orElse(null), map.optional("oui", GLOB).orElse(null),
                map.optional("product-class", GLOB).orElse(null), map.optional("software", GLOB).orElse(null));
        if (map.keys().isEmpty()) {
            map.problem("", "names nothing; allowed here: manufacturer, oui, product-class, software");
        }
        return fit;
    }

    /// A profile and which devices it is for.
    ///
    /// @param generic for every device of its root that no other fits
    /// @param operators from the operator's folder
    record Chosen(Profile profile, List<Fit> fits, boolean generic, boolean operators) {
        Chosen {
            fits = List.copyOf(fits);
        }
    }
}
