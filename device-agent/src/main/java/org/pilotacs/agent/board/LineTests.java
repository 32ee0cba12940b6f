package org.pilotacs.agent.board;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The tests that a board can make of its line. Safe for any number of threads.
public final class LineTests {
    /// What can be tested.
    public enum Kind {
        PING, TRACE, DOWNLOAD, UPLOAD
    }

    private final Map<Kind, LineTest> tests = new EnumMap<>(Kind.class);

    public LineTests() {
        for (Kind kind : Kind.values()) {
            tests.put(kind, new LineTest());
        }
    }

    public LineTest of(Kind kind) {
        return Objects.requireNonNull(tests.get(kind));
    }

    /// The power was gone.
    public void forget() {
        tests.values().forEach(LineTest::forget);
    }
}
