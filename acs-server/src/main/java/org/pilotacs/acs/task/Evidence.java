package org.pilotacs.acs.task;

import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What shows that something happened.
///
/// @param at when the device said so, by our clock
/// @param text for people, for example that it came back 41 s after the order
/// @param values what it said, at most [#MAX_VALUES]
public record Evidence(Instant at, Saying text, List<Assignment> values) {
    public static final int MAX_VALUES = 500;

    public Evidence {
        values = values.size() > MAX_VALUES ? List.copyOf(values.subList(0, MAX_VALUES)) : List.copyOf(values);
    }

    /// What it said, by path; of a path that it said twice, the last.
    public Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        values.forEach(one -> texts.put(one.path(), one.value().text()));
        return texts;
    }
}
