package org.pilotacs.acs.provisioning.script;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.engine.Scripts;

import java.util.Map;
import java.util.Set;

/// The scripts of an operator, run for one session.
public final class SessionScripts implements Scripts {
    /// Extensions that one run calls one after the other at most.
    private static final int MOST_CALLS = 64;

    private final Library library;
    private final ScriptRunner runner;
    private final ExtensionCall extensions;
    private final Attempt.Occasion occasion;

    /// Calls an extension, which may take its time.
    @FunctionalInterface
    public interface ExtensionCall {
        /// @param call a JSON array of texts: file, function, arguments
        /// @return what it said, JSON, or why it did not
        Said call(String call);

        /// One of both is null.
        record Said(@Nullable String json, @Nullable Fault fault) {}
    }

    /// @param now when the session began, milliseconds since 1970
    public SessionScripts(Library library, ScriptRunner runner, ExtensionCall extensions, String device, long now,
            ScriptLog log) {
        this.library = library;
        this.runner = runner;
        this.extensions = extensions;
        this.occasion = new Attempt.Occasion(device, now, log);
    }

    @Override
    public boolean hasProvision(String name) {
        return library.provisions().containsKey(name);
    }

    @Override
    public Set<String> virtualParameters() {
        return library.virtualParameters().keySet();
    }

    @Override
    public Run run(Call call) {
        Map<String, Script> scripts = call.virtual() ? library.virtualParameters() : library.provisions();
        Script script = scripts.get(call.name());
        if (script == null) {
            return new Run.Failed(Fault.of("script", "There is no script " + call.name()));
        }
        int calls = 0;
        while (true) {
            Attempt attempt = new Attempt(occasion, call.views(), call.extensions(), calls);
            ScriptRunner.Result result = runner.run(script, call.arguments(), attempt);
            if (result instanceof ScriptRunner.Result.Failed(Fault fault, var _)) {
                return new Run.Failed(fault);
            }
            Fault fault = extend(attempt, call);
            if (fault != null) {
                return new Run.Failed(fault);
            }
            if (!(result instanceof ScriptRunner.Result.Left(Signal why)) || why != Signal.EXTENSION) {
                return new Run.Ended(attempt.declarations(), attempt.clears(),
                        result instanceof ScriptRunner.Result.Finished,
                        result instanceof ScriptRunner.Result.Finished(var returned) ? returned : null);
            }
            calls = attempt.calls() + calls;
            if (call.extensions().size() > MOST_CALLS) {
                return new Run.Failed(Fault.of("ext", "More than " + MOST_CALLS + " calls of extensions"));
            }
        }
    }

    private @Nullable Fault extend(Attempt attempt, Call call) {
        for (String missing : attempt.missing()) {
            ExtensionCall.Said said = extensions.call(missing);
            if (said.fault() != null) {
                return said.fault();
            }
            call.extensions().put(attempt.key(missing), said.json() == null ? "null" : said.json());
        }
        return null;
    }
}
