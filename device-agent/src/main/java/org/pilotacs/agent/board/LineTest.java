package org.pilotacs.agent.board;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One kind of test of the line, as the data model shows it: what is to be tested, how that stands, what came of it last.
/// Kept in memory: a restart forgets it. Safe for any number of threads.
public final class LineTest {
    private static final String NONE = "None";
    private static final String REQUESTED = "Requested";

    private final Map<String, String> inputs = new HashMap<>();
    private Outcome last = new Outcome(NONE, Map.of(), List.of());
    private int orders;
    private boolean running;

    /// What came of a test.
    ///
    /// @param state as DiagnosticsState says it, for example `Complete` or `Error_NoResponse`
    /// @param results by parameter name
    /// @param hops of a way, each by parameter name
    public record Outcome(String state, Map<String, String> results, List<Map<String, String>> hops) {
        public Outcome {
            results = Map.copyOf(results);
            hops = List.copyOf(hops);
        }

        public static Outcome failed(String state) {
            return new Outcome(state, Map.of(), List.of());
        }
    }

    /// A test that is to be made now.
    ///
    /// @param number of the order, so that what comes of an older one does not count
    public record Order(int number, Map<String, String> inputs) {
        public Order {
            inputs = Map.copyOf(inputs);
        }

        public String text(String name, String otherwise) {
            return inputs.getOrDefault(name, otherwise);
        }

        public int number(String name, int otherwise) {
            return Integer.parseInt(inputs.getOrDefault(name, Integer.toString(otherwise)));
        }
    }

    public synchronized String state() {
        return last.state();
    }

    public synchronized String input(String name, String initial) {
        return inputs.getOrDefault(name, initial);
    }

    /// Another input calls off what was ordered, and voids what was found (TR-181).
    public synchronized void set(String name, String value) {
        inputs.put(name, value);
        reset(NONE);
    }

    /// Orders a test, or calls it off.
    public synchronized void order(String state) {
        orders++;
        running = false;
        reset(state.equals(REQUESTED) ? REQUESTED : NONE);
    }

    private void reset(String state) {
        last = Outcome.failed(state);
    }

    /// Takes what was ordered and is not begun yet; null if there is nothing.
    public synchronized @Nullable Order begin() {
        if (running || !last.state().equals(REQUESTED)) {
            return null;
        }
        running = true;
        return new Order(orders, inputs);
    }

    /// False if the order was called off meanwhile.
    public synchronized boolean end(Order order, Outcome outcome) {
        if (order.number() != orders || !last.state().equals(REQUESTED)) {
            return false;
        }
        running = false;
        last = outcome;
        return true;
    }

    public synchronized String result(String name, String otherwise) {
        return last.results().getOrDefault(name, otherwise);
    }

    public synchronized List<Map<String, String>> hops() {
        return last.hops();
    }

    /// The power was gone.
    synchronized void forget() {
        inputs.clear();
        orders++;
        running = false;
        reset(NONE);
    }
}
