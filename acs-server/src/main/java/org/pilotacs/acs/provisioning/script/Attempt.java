package org.pilotacs.acs.provisioning.script;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Clear;
import org.pilotacs.acs.provisioning.engine.Declaration;
import org.pilotacs.acs.provisioning.engine.Spread;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.InvalidPathException;
import org.pilotacs.acs.provisioning.picture.Node;
import org.pilotacs.acs.provisioning.picture.View;
import org.pilotacs.acs.provisioning.schedule.Cron;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One run of a script from its beginning: what it is told, and what it declares. Knows no JavaScript. Confined to its run.
final class Attempt {
    private static final String CAUGHT = "Declare function should not be called from within a try/catch block";

    private final Occasion occasion;
    private final List<View> views;
    private final Map<String, String> extensions;
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Clear> clears = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Map<String, List<DataPath>> matches = new HashMap<>();
    private @Nullable SeededRandom random;
    private int commits;
    private int calls;
    private boolean uncommitted;

    /// The session that a script runs for.
    ///
    /// @param now when it began, milliseconds since 1970
    /// @param log takes what scripts log
    record Occasion(String device, long now, ScriptLog log) {}

    /// @param views what was known after each commit that the script came past already
    /// @param extensions what extensions said, by the commit and the call
    /// @param again how many extensions were called by earlier attempts, which logged already what comes before that
    Attempt(Occasion occasion, List<View> views, Map<String, String> extensions, int again) {
        this.occasion = occasion;
        this.views = views;
        this.extensions = extensions;
        this.calls = -again;
    }

    void declare(Declaration declaration) {
        uncommitted = true;
        declarations.add(declaration);
    }

    void clear(Clear clear) {
        uncommitted = true;
        if (commits == views.size()) {
            clears.add(clear);
        }
    }

    /// @throws Signal if what was declared must be looked after first
    /// @throws IllegalStateException if the script caught that before
    void commit() {
        commits++;
        uncommitted = false;
        matches.clear();
        if (commits == views.size() + 1) {
            declarations.replaceAll(Declaration::decided);
            throw Signal.COMMIT;
        }
        if (commits > views.size() + 1) {
            throw new IllegalStateException(CAUGHT);
        }
    }

    private View view() {
        if (uncommitted) {
            commit();
        }
        if (commits == 0 || commits > views.size()) {
            throw new IllegalStateException(CAUGHT);
        }
        return views.get(commits - 1);
    }

    /// The paths of what a path means.
    List<DataPath> matches(String path) {
        View view = view();
        return matches.computeIfAbsent(path, text -> view.matching(readable(text)));
    }

    /// What was found may have names that no script could write.
    private static DataPath readable(String path) {
        try {
            return DataPath.parse(path);
        } catch (InvalidPathException _) {
            return DataPath.ofNode(path);
        }
    }

    /// The first node that a path means; null if there is none.
    @Nullable
    Node node(String path) {
        List<DataPath> found = matches(path);
        return found.isEmpty() ? null : view().find(found.getFirst());
    }

    /// What an extension says; JSON.
    ///
    /// @throws Signal if it must be called first
    String extension(String call) {
        calls++;
        String said = extensions.get(key(call));
        if (said == null) {
            missing.add(call);
            throw Signal.EXTENSION;
        }
        return said;
    }

    String key(String call) {
        return commits + ": " + call;
    }

    /// Logs once what is come past several times.
    void log(String message, @Nullable String more) {
        if (commits == views.size() && calls >= 0) {
            occasion.log().log(message, more);
        }
    }

    double random() {
        SeededRandom numbers = random;
        if (numbers == null) {
            numbers = new SeededRandom(occasion.device());
            random = numbers;
        }
        return numbers.next();
    }

    void seed(String seed) {
        random = new SeededRandom(seed);
    }

    long now() {
        return occasion.now();
    }

    double interval(double every, double variance) {
        double phase = variance == 0 || Double.isNaN(variance) ? 0 : Spread.phase(occasion.device(), variance);
        return Spread.interval(occasion.now(), every, phase);
    }

    /// Null if it is no cron expression.
    @Nullable
    Double cron(String text, double variance) {
        double phase = variance == 0 || Double.isNaN(variance) ? 0 : Spread.phase(occasion.device(), variance);
        try {
            return Cron.parse(text).last(occasion.now() + phase).map(at -> at.toEpochMilli() - phase)
                    .orElse(0.0 - phase);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    List<Declaration> declarations() {
        return declarations;
    }

    List<Clear> clears() {
        return clears;
    }

    /// Calls of extensions that must be made before the script can go on.
    Set<String> missing() {
        return missing;
    }

    /// Calls that the script made, in this and earlier attempts together.
    int calls() {
        return calls;
    }
}
