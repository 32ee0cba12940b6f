package org.pilotacs.sim.calls;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Consultants take calls at an even pace, as an open loop: the next customer calls when his time has come, whether or not
/// the one before has been helped. In each call the customer is found, what is known of his box is judged and its page
/// opened; then a decoder that can be reached is measured. Its methods are for one thread.
public final class CareCalls implements AutoCloseable {
    private static final String VERDICT = "\"verdict\":{\"kind\":\"";

    private final CareDesk desk;
    private final List<Caller> callers;
    private final List<String> reachable;
    private final SplittableRandom random;
    private final OpenLoop loop = new OpenLoop();
    private final Waits search = new Waits();
    private final Waits stored = new Waits();
    private final Waits page = new Waits();
    private final Waits live = new Waits();

    /// Whose box it is, by what it is found.
    ///
    /// @param device its id
    public record Caller(String device, List<String> terms) {
        public Caller {
            terms = List.copyOf(terms);
        }
    }

    /// @param care the server, for example `http://127.0.0.1:3000`
    /// @param reachable ids of boxes that can be measured
    /// @param seed the same seed gives the same calls
    public CareCalls(URI care, List<Caller> callers, List<String> reachable, long seed) {
        if (callers.isEmpty() || reachable.isEmpty()) {
            throw new IllegalArgumentException("nobody can call");
        }
        this.desk = new CareDesk(care);
        this.callers = List.copyOf(callers);
        this.reachable = List.copyOf(reachable);
        this.random = new SplittableRandom(seed);
    }

    /// Puts boxes into the server's inventory.
    ///
    /// @param lines NDJSON
    /// @throws IOException if the server does not take them all
    public void admit(List<String> lines) throws IOException, InterruptedException {
        desk.admit(lines);
    }

    /// Takes calls, and returns when the last is over.
    ///
    /// @param perSecond calls that begin in a second
    public void run(int perSecond, Duration duration, OpenLoop.Progress progress) throws InterruptedException {
        loop.run(perSecond, duration, this::next, () -> live.addWrong(OpenLoop.PATIENCE), progress);
    }

    private Runnable next(int number) {
        Caller caller = callers.get(random.nextInt(callers.size()));
        String term = caller.terms().get(random.nextInt(caller.terms().size()));
        String measured = reachable.get(number % reachable.size());
        // a server that has taken such calls before must not take these for the same
        String key = "call-" + UUID.randomUUID();
        return () -> call(caller, term, measured, key);
    }

    private void call(Caller caller, String term, String measured, String key) {
        loop.ask(search, "search for " + term, () -> desk.find(term).equals(caller.device()));
        loop.ask(stored, "diagnosis of " + caller.device(), () -> desk.diagnose(caller.device()).contains(VERDICT));
        loop.ask(page, "page of " + caller.device(),
                () -> desk.page(caller.device()).contains(caller.terms().getFirst()));
        loop.ask(live, "measuring " + measured, () -> {
            String judged = desk.measure(measured, key);
            return judged.contains(VERDICT) && judged.contains("\"fresh\":true");
        });
    }

    public Waits search() {
        return search;
    }

    public Waits stored() {
        return stored;
    }

    public Waits page() {
        return page;
    }

    public Waits live() {
        return live;
    }

    /// How it goes.
    public OpenLoop loop() {
        return loop;
    }

    @Override
    public void close() {
        desk.close();
    }
}
