package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnostic.Diagnostic;
import org.pilotacs.acs.diagnostic.DiagnosticConfig;
import org.pilotacs.acs.diagnostic.DiagnosticKind;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Recipe;
import org.pilotacs.acs.profile.RecipeName;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Which tests a wish to test the line comes to. Immutable.
///
/// @param config against what boxes test their line
/// @param host instead of the one that is set; empty for that
/// @param wanted empty for all that can be made
record LineTests(DiagnosticConfig config, String host, List<DiagnosticKind> wanted) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:_-]{0,254}");
    private static final int ECHOES = 4;
    private static final int MOST_HOPS = 30;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /// Hands over the tests, in the order in which they are to be made, or says why there are none.
    @Nullable
    Saying plan(Profile profile, Consumer<Operation.Diagnose> test) {
        if (!host.isEmpty() && !HOST.matcher(host).matches()) {
            return ActionSaying.NOT_A_HOST.of(Saying.of(host));
        }
        return switch (Planner.recipe(profile, RecipeName.TEST_LINE)) {
            case Recipe.Impossible(Saying reason) -> reason;
            case Recipe.Steps known -> plan(profile, known.steps(), test);
        };
    }

    private @Nullable Saying plan(Profile profile, List<Recipe.Step> steps, Consumer<Operation.Diagnose> test) {
        List<Operation.Diagnose> planned = new ArrayList<>();
        List<DiagnosticKind> missing = new ArrayList<>(wanted);
        for (Recipe.Step step : steps) {
            if (step instanceof Recipe.Step.Test(DiagnosticKind kind, String object)
                    && (wanted.isEmpty() || missing.remove(kind))) {
                Diagnostic one = diagnostic(kind);
                if (one != null) {
                    planned.add(new Operation.Diagnose(one, object));
                } else if (!wanted.isEmpty()) {
                    return noTarget(kind);
                }
            }
        }
        if (!missing.isEmpty()) {
            return ActionSaying.TEST_NOT_ON_MODEL.of(profile.title(),
                    Saying.of(missing.getFirst().name().toLowerCase(Locale.ROOT)));
        }
        planned.forEach(test);
        return planned.isEmpty() ? noTarget(DiagnosticKind.PING) : null;
    }

    private static Saying noTarget(DiagnosticKind kind) {
        return switch (kind) {
            case PING, TRACE -> ActionSaying.NO_TEST_TARGET.of(Saying.of("diagnostics.host"));
            case DOWNLOAD -> ActionSaying.NO_SPEED_TARGET.of(Saying.of("diagnostics.download-url"));
            case UPLOAD -> ActionSaying.NO_SPEED_TARGET.of(Saying.of("diagnostics.upload-url"));
        };
    }

    /// Null if there is nothing to test against.
    private @Nullable Diagnostic diagnostic(DiagnosticKind kind) {
        String against = switch (kind) {
            case PING, TRACE -> host.isEmpty() ? config.host() : host;
            case DOWNLOAD -> config.downloadUrl();
            case UPLOAD -> config.uploadUrl();
        };
        if (against.isEmpty()) {
            return null;
        }
        return switch (kind) {
            case PING -> new Diagnostic.Ping(against, ECHOES, TIMEOUT);
            case TRACE -> new Diagnostic.Trace(against, MOST_HOPS, TIMEOUT);
            case DOWNLOAD -> new Diagnostic.Download(against);
            case UPLOAD -> new Diagnostic.Upload(against, config.uploadSize().bytes());
        };
    }
}
