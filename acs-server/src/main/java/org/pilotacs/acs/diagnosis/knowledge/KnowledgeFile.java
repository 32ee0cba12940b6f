package org.pilotacs.acs.diagnosis.knowledge;

import org.pilotacs.acs.diagnosis.sign.Service;
import org.pilotacs.acs.diagnosis.sign.Sign;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.Problem;
import org.pilotacs.acs.yaml.Problems;
import org.pilotacs.acs.yaml.WrittenText;
import org.pilotacs.acs.yaml.YamlMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Reads what is known of causes: `odds`, `signs`, `steps` and `causes`. Refuses with everything that is wrong
/// ([org.pilotacs.acs.yaml.YamlProblems]). docs/diagnosis.md explains each key.
public final class KnowledgeFile {
    /// What comes with the server.
    private static final String OURS = "/diagnosis/knowledge.yaml";

    private static final Kind<String> NAME = Kind.text("small letters, digits and dashes",
            Pattern.compile("[a-z][a-z0-9-]{0,39}"));
    private static final Kind<Double> WEIGHT = Kind.decimal(new Range<>(0.0, 1_000.0));
    private static final Kind<Double> SHARE = Kind.decimal(new Range<>(0.0, 1.0));

    private static final Kind<Sign> SIGN = Kind.word(Sign.class);

    private KnowledgeFile() {}

    /// What we know.
    public static Knowledge ours() {
        try (InputStream in = Objects.requireNonNull(KnowledgeFile.class.getResourceAsStream(OURS), OURS)) {
            return parse("knowledge.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What an operator knows, who has put a file in place of ours.
    public static Knowledge read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            Problems problems = new Problems();
            problems.add(new Problem(file.toString(), 0, "", "cannot be read as UTF-8 text: " + e));
            problems.throwIfAny();
            throw new UncheckedIOException(e);
        }
    }

    static Knowledge parse(String file, String text) {
        Problems problems = new Problems();
        YamlMap root = YamlMap.read(file, text, problems);
        String version = root.required("version", Kind.text());
        Map<Sign, SignKnowledge> signs = new EnumMap<>(Sign.class);
        YamlMap all = root.map("signs");
        for (String name : all.keys()) {
            Sign sign = Sign.ofWireName(name).orElse(null);
            YamlMap map = all.map(name);
            if (sign == null) {
                all.problem(name, "is no sign that is looked at; docs/diagnosis.md lists them");
                map.keys().forEach(key -> map.optional(key, Kind.text()));
            } else {
                signs.put(sign, SignReader.read(sign, map));
            }
        }
        Map<String, Step> steps = steps(root.map("steps"));
        List<Cause> causes = new ArrayList<>();
        YamlMap known = root.map("causes");
        known.keys().forEach(id -> causes.add(cause(id, known.map(id), signs, steps)));
        if (causes.isEmpty()) {
            root.problem("causes", "there is none");
        }
        Knowledge.Odds odds = odds(root.map("odds"));
        List<BadFirmware> bad = root.maps("bad-firmware").stream()
                .map(one -> new BadFirmware(one.or("product-class", Kind.text(), "*"),
                        one.required("version", Kind.text())))
                .toList();
        root.done();
        problems.throwIfAny();
        return new Knowledge(version, signs, causes, steps, odds, bad);
    }

    private static Knowledge.Odds odds(YamlMap map) {
        return new Knowledge.Odds(map.required("none", WEIGHT), map.required("complaining", WEIGHT),
                map.required("one", WEIGHT), map.required("two", WEIGHT),
                map.required("well", SHARE), map.required("likely", SHARE), map.required("doubt", SHARE),
                map.or("weight", Kind.decimal(new Range<>(0.1, 10.0)), 1.0));
    }

    private static Map<String, Step> steps(YamlMap map) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (String id : map.keys()) {
            YamlMap step = map.map(id);
            String action = step.optional("action", Kind.text()).orElse(null);
            if (action != null && !Step.ACTIONS.contains(action)) {
                step.problem("action", "is none of " + String.join(", ", Step.ACTIONS.stream().sorted().toList()));
            }
            steps.put(id, new Step(id, action, WrittenText.required(step, "does"),
                    step.has("self") ? WrittenText.required(step, "self") : null));
        }
        return steps;
    }

    private static Cause cause(String id, YamlMap map, Map<Sign, SignKnowledge> signs, Map<String, Step> steps) {
        if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
            map.problem("", "the name of a cause is " + NAME.allowed());
        }
        Service service = map.required("service", Kind.word(Service.class));
        double prior = map.or("prior", WEIGHT, 1.0);
        Saying title = WrittenText.required(map, "title");
        Saying tell = WrittenText.required(map, "tell");
        List<String> does = map.list("steps", NAME);
        does.stream().filter(one -> !steps.containsKey(one))
                .forEach(one -> map.problem("steps", "there is no step " + one));
        Map<Sign, Map<String, Double>> shows = new EnumMap<>(Sign.class);
        YamlMap shown = map.map("shows");
        for (String name : shown.keys()) {
            YamlMap weights = shown.map(name);
            SignKnowledge sign = Sign.ofWireName(name).map(signs::get).orElse(null);
            if (sign == null) {
                shown.problem(name, "is no sign of this file");
                weights.keys().forEach(key -> weights.optional(key, WEIGHT));
            } else {
                shows.put(sign.sign(), weights(sign, weights));
            }
        }
        List<Sign> needs = map.list("needs", SIGN);
        return new Cause(id, service, prior, title, tell, shows, needs, does,
                map.or("beyond-home", Kind.bool(), false));
    }

    private static Map<String, Double> weights(SignKnowledge sign, YamlMap map) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String name : map.keys()) {
            if (sign.state(name).isEmpty()) {
                map.problem(name, "is no state of " + sign.sign().wireName());
            }
            weights.put(name, map.required(name, WEIGHT));
        }
        if (weights.values().stream().mapToDouble(Double::doubleValue).sum() <= 0) {
            map.problem("", "says nothing");
        }
        return weights;
    }
}
