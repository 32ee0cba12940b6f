package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Watched;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What we know of a model: data, read from YAML. Immutable.
///
/// @param name of its file's making, for example `sagevision-sv-s2`
/// @param title for people, for example `Sagevision SV-S2 satellite decoder`
/// @param root object of its data model, with its dot
/// @param firstInstance number of the first instance in this data model, 0 or 1; a reading's numbers are from 1
/// @param bySatellite what a message to its card can have it do
/// @param hidden parameters that take a value and never give it back
/// @param watched whose changes a box is told to tell by itself, when it comes for the first time
/// @param wake ways to ask it to come, in the order in which they are tried; empty if it follows from what the device says
public record Profile(String name, Saying title, String root, int firstInstance, SessionTraits session,
        List<ReadingRule> rules,
        Map<RecipeName, Recipe> recipes, Map<RecipeName, SatelliteRecipe> bySatellite, List<PathPattern> hidden,
        List<Watched> watched, List<WakeWay> wake) {
    /// Of a model of which nothing is known.
    public static final Profile UNKNOWN = new Profile("", SessionTraits.DEFAULT);

    private static final Pattern LIFETIME = Pattern.compile("Lwm2m\\.1\\.[0-9]{1,5}\\.1");
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,8}");

    public Profile {
        rules = List.copyOf(rules);
        recipes = Map.copyOf(recipes);
        bySatellite = Map.copyOf(bySatellite);
        hidden = List.copyOf(hidden);
        watched = List.copyOf(watched);
        wake = List.copyOf(wake);
    }

    /// A model of which nothing is known but how it behaves in a session.
    public Profile(String name, SessionTraits session) {
        this(name, Saying.of(name), "Device.", 1, session, List.of(), Map.of(), Map.of(), List.of(),
                List.of(), List.of());
    }

    /// Empty if the profile does not say; that is a model that cannot, without a reason given.
    public Optional<Recipe> recipe(RecipeName action) {
        return Optional.ofNullable(recipes.get(action));
    }

    /// Empty if the model cannot be told so by satellite.
    public Optional<SatelliteRecipe> bySatellite(RecipeName action) {
        return Optional.ofNullable(bySatellite.get(action));
    }

    /// The readings that a data model holds, each with the age of its own parameter, in the order of the closed list.
    public List<Reading> readings(ParameterTree tree) {
        return rules.stream().flatMap(rule -> rule.readings(tree).stream()).toList();
    }

    public List<Reading> readings(Collection<Parameter> parameters) {
        return readings(ParameterTree.of(parameters));
    }

    /// What to read for some readings: leaves, and what lies below a list of which it is not known how long it is.
    public List<String> pathsTo(Set<ReadingName> names) {
        return rules.stream().filter(rule -> names.contains(rule.name())).flatMap(ReadingRule::pathsToRead).distinct()
                .toList();
    }

    /// Whether some readings come from a parameter.
    public boolean isOf(Set<ReadingName> names, String path) {
        return rules.stream().filter(rule -> names.contains(rule.name()))
                .anyMatch(rule -> rule.paths().stream().anyMatch(pattern -> pattern.matches(path)));
    }

    /// How often a device comes by itself: as it says, else as the model does (D13). Null if neither says, or it does not.
    public @Nullable Duration comesEvery(ParameterTree tree) {
        String lifetime = lifetime(tree);
        if (lifetime != null) {
            return Duration.ofSeconds(Long.parseLong(lifetime));
        }
        String server = root + "ManagementServer.PeriodicInform";
        if (text(tree, server + "Enable") instanceof String enabled
                && (enabled.equals("0") || enabled.equalsIgnoreCase("false"))) {
            return null;
        }
        String seconds = text(tree, server + "Interval");
        return seconds != null && SECONDS.matcher(seconds).matches()
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : session.patience().comesEvery();
    }

    /// How long a LwM2M registration lives unless it is renewed (object 1, resource 1), in seconds; null for other models.
    private @Nullable String lifetime(ParameterTree tree) {
        return tree.under(root + "1.").stream().filter(one -> LIFETIME.matcher(one.path()).matches())
                .map(Parameter::value).filter(Objects::nonNull).map(value -> value.text().strip())
                .filter(text -> SECONDS.matcher(text).matches()).findFirst().orElse(null);
    }

    private static @Nullable String text(ParameterTree tree, String path) {
        return tree.get(path).map(Parameter::value).map(value -> value.text().strip()).orElse(null);
    }

    /// Whether a parameter takes a value and never gives it back, so that reading it back says nothing.
    public boolean isHidden(String path) {
        return hidden.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
