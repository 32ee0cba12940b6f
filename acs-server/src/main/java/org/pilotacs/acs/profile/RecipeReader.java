package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.diagnostic.DiagnosticKind;
import org.pilotacs.acs.profile.Recipe.Step;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.WrittenText;
import org.pilotacs.acs.yaml.YamlMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the `actions` of a profile.
final class RecipeReader {
    private static final Range<Duration> TAKES = Range.of(Duration.ofSeconds(1), Duration.ofHours(12));
    private static final Range<Duration> WITHIN = Range.of(Duration.ofSeconds(1), Duration.ofHours(1));
    static final Kind<String> LEAF = Kind.of("a parameter path without places", "",
            text -> PathPattern.read(text) != null && !text.contains("*") && !text.contains("{") ? text : null);
    static final Kind<String> TEXT_KEY = Kind.text("a text key such as restart.wait",
            Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*"));

    private static final List<String> STEPS = List.of("do", "write", "execute", "read", "look", "check", "test",
            "wifi");
    private static final Kind<DiagnosticKind> TEST = Kind.word(DiagnosticKind.class);
    private static final Kind<String> OBJECT = Kind.of("an object, which ends in a dot", "",
            text -> text.endsWith(".") && LEAF.reader().read(text.substring(0, text.length() - 1)) != null
                    ? text
                    : null);

    private static final Kind<PathPattern> OF_NETWORK = Kind.of("a parameter path with {i} for the network",
            PathPattern.of("Device.{i}"), RecipeReader::networkPath);
    private static final Duration TUNES = Duration.ofMinutes(1);

    private final String root;
    private final int first;
    private final Collection<ReadingRule> rules;

    /// @param first number of the first instance in this data model
    /// @param rules the profile's, inherited ones included
    RecipeReader(String root, int first, Collection<ReadingRule> rules) {
        this.root = root;
        this.first = first;
        this.rules = rules;
    }

    Map<RecipeName, Recipe> read(YamlMap actions) {
        Map<RecipeName, Recipe> recipes = new EnumMap<>(RecipeName.class);
        for (RecipeName name : RecipeName.values()) {
            String key = Kind.wordOf(name);
            YamlMap action = actions.map(key);
            if (actions.has(key)) {
                recipes.put(name, recipe(name, action));
            }
        }
        return recipes;
    }

    private Recipe recipe(RecipeName name, YamlMap action) {
        if (action.has("refused")) {
            return new Recipe.Impossible(WrittenText.required(action, "refused"));
        }
        List<Step> steps = new ArrayList<>();
        for (YamlMap step : action.maps("steps")) {
            Step read = step(step);
            if (read != null) {
                if (steps.isEmpty() && (read instanceof Step.Look || read instanceof Step.Check)) {
                    step.problem("", "must come after a step that changes something");
                }
                steps.add(read);
            }
        }
        String lacking = lacking(name, steps);
        if (lacking != null) {
            action.problem("steps", lacking);
        } else if (name != RecipeName.FIX_WIFI && steps.stream().anyMatch(Step.Wifi.class::isInstance)) {
            action.problem("steps", "have a `wifi`, which is for fix-wifi alone");
        }
        return new Recipe.Steps(steps, action.required("takes", Kind.duration(TAKES)),
                action.or("customer-does", TEXT_KEY, ""));
    }

    private static @Nullable String lacking(RecipeName name, List<Step> steps) {
        return switch (name) {
            case RESTART -> steps.stream().anyMatch(Step.Restart.class::isInstance) ? null : "need `do: restart`";
            case FACTORY_RESET ->
                steps.stream().anyMatch(Step.FactoryReset.class::isInstance) ? null : "need `do: factory-reset`";
            case RESET_PIN, RECONNECT ->
                steps.stream().anyMatch(step -> step instanceof Step.Write || step instanceof Step.Execute)
                        ? null
                        : "need a `write` or an `execute`";
            case CHECK_SIGNAL -> !steps.isEmpty() && steps.stream().allMatch(Step.Read.class::isInstance)
                    ? null
                    : "must be one `read` or more, and nothing else";
            case TEST_LINE -> !steps.isEmpty() && steps.stream().allMatch(Step.Test.class::isInstance)
                    ? null
                    : "must be one `test` or more, and nothing else";
            case UPDATE_FIRMWARE ->
                steps.stream().anyMatch(Step.UpdateFirmware.class::isInstance) ? null : "need `do: update-firmware`";
            case FIX_WIFI -> !steps.isEmpty() && steps.getFirst() instanceof Step.Wifi
                    && steps.stream().skip(1).allMatch(Step.Look.class::isInstance)
                            ? null
                            : "must be one `wifi`, and after it nothing but `look`";
        };
    }

    private @Nullable Step step(YamlMap step) {
        Set<String> given = step.keys();
        if (given.size() != 1) {
            step.keys().forEach(key -> step.optional(key, Kind.text()));
            step.problem("", "must have exactly one of " + String.join(", ", STEPS));
            return null;
        }
        return switch (given.iterator().next()) {
            case "do" -> deed(step.required("do", Kind.word(Deed.class)));
            case "write" -> new Step.Write(step.maps("write").stream().map(this::assignment).toList());
            case "execute" ->
                new Step.Execute(belowRoot(step, "execute", step.required("execute", LEAF)));
            case "read" -> new Step.Read(paths(step, "read"));
            case "look" -> new Step.Look(paths(step, "look"));
            case "check" -> check(step.map("check"));
            case "test" -> test(step);
            case "wifi" -> new Step.Wifi(wifi(step.map("wifi")));
            default -> {
                STEPS.forEach(key -> step.optional(key, Kind.text()));
                yield null;
            }
        };
    }

    private static Step deed(Deed deed) {
        return switch (deed) {
            case RESTART -> new Step.Restart();
            case FACTORY_RESET -> new Step.FactoryReset();
            case UPDATE_FIRMWARE -> new Step.UpdateFirmware();
        };
    }

    private Assignment assignment(YamlMap write) {
        String path = leaf(write);
        ValueType type = write.required("type", Kind.word(ValueType.class));
        return new Assignment(path, new Value(type, write.required("value", Kind.text())));
    }

    private Step check(YamlMap check) {
        return new Step.Check(leaf(check), check.required("is", Kind.text()), WrittenText.required(check, "means"),
                otherwise(check.map("else")), check.or("within", Kind.duration(WITHIN), Duration.ZERO));
    }

    private static Map<String, Saying> otherwise(YamlMap others) {
        Map<String, Saying> says = new LinkedHashMap<>();
        others.keys().forEach(value -> says.put(value, WrittenText.required(others, value)));
        return says;
    }

    /// `test: ping`, or `test: {what: ping, object: …}` where the model has an object of its own.
    private Step test(YamlMap step) {
        if (step.hasValue("test")) {
            return new Step.Test(step.required("test", TEST), "");
        }
        YamlMap test = step.map("test");
        DiagnosticKind kind = test.required("what", TEST);
        return new Step.Test(kind, belowRoot(test, "object", test.or("object", OBJECT, "")));
    }

    private WifiParameters wifi(YamlMap wifi) {
        Map<WifiPart, PathPattern> paths = new EnumMap<>(WifiPart.class);
        Map<WifiPart, Saying> refused = new EnumMap<>(WifiPart.class);
        for (WifiPart part : WifiPart.values()) {
            String key = Kind.wordOf(part);
            if (wifi.has(key) && !wifi.hasValue(key)) {
                refused.put(part, WrittenText.required(wifi.map(key), "refused"));
            } else {
                wifi.optional(key, OF_NETWORK).ifPresent(path -> paths.put(part, ofNetwork(wifi, part, path)));
            }
        }
        if (paths.isEmpty()) {
            wifi.problem("", "names nothing that can be changed; say `refused` of the action instead");
        }
        return new WifiParameters(paths, refused,
                wifi.optional("networks", ReadingRuleReader.INSTANCES).orElse(null), first,
                wifi.or("within", Kind.duration(WITHIN), TUNES));
    }

    /// What is no secret by its name would be kept when the box has it.
    private PathPattern ofNetwork(YamlMap wifi, WifiPart part, PathPattern path) {
        String key = Kind.wordOf(part);
        belowRoot(wifi, key, path.toString());
        if (part == WifiPart.PASSWORD && !SecretParameter.isNamed(path.toString())) {
            wifi.problem(key, path + " must be named like a secret, for example …Passphrase or …Password");
        }
        return path;
    }

    private static @Nullable PathPattern networkPath(String text) {
        PathPattern path = PathPattern.read(text);
        return path != null && path.instances() == 1 && !text.contains("*") ? path : null;
    }

    private String leaf(YamlMap map) {
        return belowRoot(map, "path", map.required("path", LEAF));
    }

    private String belowRoot(YamlMap map, String key, String path) {
        if (!path.isEmpty() && !path.startsWith(root)) {
            map.problem(key, path + " must begin with the root, " + root);
        }
        return path;
    }

    /// What a list of readings (`tuner.*`) and paths comes to. A path below one that ends in a dot is left out.
    List<String> paths(YamlMap step, String key) {
        Set<String> paths = new LinkedHashSet<>();
        for (String entry : step.list(key, Kind.text())) {
            List<String> found = entry.startsWith(root) ? List.of(entry) : pathsOf(entry);
            if (found.isEmpty()) {
                step.problem(key, "'" + entry + "' is no reading of this profile and no path below " + root);
            }
            paths.addAll(found);
        }
        List<String> trees = paths.stream().filter(path -> path.endsWith(".")).toList();
        return paths.stream()
                .filter(path -> trees.stream().noneMatch(tree -> path.startsWith(tree) && !path.equals(tree))).toList();
    }

    private List<String> pathsOf(String names) {
        Glob glob = Glob.read(names);
        return glob == null
                ? List.of()
                : rules.stream().filter(rule -> glob.matches(rule.name().template()))
                        .flatMap(ReadingRule::pathsToRead).toList();
    }

    /// What `do` may be.
    private enum Deed {
        RESTART, FACTORY_RESET, UPDATE_FIRMWARE
    }
}
