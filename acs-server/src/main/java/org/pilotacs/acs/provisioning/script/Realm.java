package org.pilotacs.acs.provisioning.script;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.TimeoutException;

/// A world in which scripts run: JavaScript, and what provisions are given, and no way to anything else. One script at a time.
final class Realm implements AutoCloseable {
    private static final Source PRELUDE = Source.newBuilder("js", text("prelude.js"), "prelude.js").internal(true)
            .cached(true).buildLiteral();

    private static final Duration INTERRUPTED = Duration.ofMillis(100);

    private final Context context;
    private final HostFunctions host;
    private final Value parse;
    private final WeakHashMap<Source, Value> functions = new WeakHashMap<>();

    /// @param statements that a run may carry out
    /// @param shared whether several scripts run in it, one after the other: then none of them can change it
    Realm(Engine engine, long statements, boolean shared) {
        this.host = new HostFunctions(shared);
        this.context = Context.newBuilder("js").engine(engine).allowHostAccess(HostAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE).allowEnvironmentAccess(EnvironmentAccess.NONE)
                .resourceLimits(ResourceLimits.newBuilder().statementLimit(statements,
                        source -> !source.isInternal()).build())
                .allowIO(IOAccess.NONE).allowCreateThread(false).allowCreateProcess(false).allowNativeAccess(false)
                .build();
        this.parse = context.eval(PRELUDE).execute(host);
    }

    /// One engine for all worlds, so that each text is parsed once.
    static Engine engine() {
        return Engine.newBuilder("js").allowExperimentalOptions(true).option("engine.WarnInterpreterOnly", "false")
                .option("js.v8-compat", "true").option("js.console", "false").option("js.print", "false")
                .option("js.load", "false").option("js.graal-builtin", "false").option("js.polyglot-builtin", "false")
                .option("js.string-length-limit", Integer.toString(Allowance.LONGEST_TEXT))
                .option("js.stack-trace-limit", "20").build();
    }

    private static String text(String resource) {
        try (InputStream in = Realm.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Parses a script without running it.
    void parse(Script script) {
        context.parse(script.source());
        context.parse(script.asMethod());
    }

    /// Runs a script from its beginning.
    ///
    /// @param arguments a JSON array
    /// @throws Signal if it must be left before it ends
    Value run(Script script, String arguments, Attempt attempt) {
        host.serve(attempt);
        context.resetLimits();
        try {
            Value function = functions.computeIfAbsent(script.source(), context::eval);
            return function.execute(parse.execute(arguments));
        } catch (PolyglotException e) {
            Signal left = e.isGuestException() ? host.left(e.getGuestObject()) : null;
            throw left == null ? e : left;
        } finally {
            host.serve(null);
        }
    }

    /// Stops what runs, from another thread: at first in the way that tells where it was.
    void kill() {
        try {
            context.interrupt(INTERRUPTED);
        } catch (TimeoutException _) {
            // the other way stops more
        }
        context.close(true);
    }

    @Override
    public void close() {
        context.close(true);
    }
}
