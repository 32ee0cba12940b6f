package org.pilotacs.agent.conf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A configuration that was read: every value is of its kind. Lines are `key = value`, blank, or begin with `#`. Immutable.
public final class ConfFile {
    private static final int LONGEST = 64 << 10;

    /// @param line counted from 1
    private record Entry(int line, String text) {}

    private final String name;
    private final Map<String, Entry> entries;

    private ConfFile(String name, Map<String, Entry> entries) {
        this.name = name;
        this.entries = entries;
    }

    /// @param name of the file, for people
    /// @param keys all that may be in it
    /// @throws ConfProblems with everything that is wrong
    public static ConfFile read(String name, String text, List<Key<?>> keys) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Entry> entries = entries(name, text, problems);
        List<String> known = keys.stream().map(Key::name).toList();
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(new Problem(name, entry.line(), key, "unknown key" + hint(key, known)
                        + " all keys: pilot-agent --reference"));
            }
        });
        for (Key<?> key : keys) {
            Problem problem = problem(name, key, entries.get(key.name()));
            if (problem != null) {
                problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfProblems(problems);
        }
        return new ConfFile(name, entries);
    }

    private static Map<String, Entry> entries(String name, String text, List<Problem> problems) {
        Map<String, Entry> entries = new HashMap<>();
        if (text.length() > LONGEST) {
            problems.add(new Problem(name, 0, "", "is too long; allowed: " + LONGEST + " characters"));
            return entries;
        }
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            int equals = content.indexOf('=');
            String key = equals < 0 ? content : content.substring(0, equals).strip();
            Entry entry = new Entry(number, equals < 0 ? "" : content.substring(equals + 1).strip());
            Entry first = equals > 0 ? entries.putIfAbsent(key, entry) : null;
            if (equals <= 0) {
                problems.add(new Problem(name, number, "", "is no `key = value`"));
            } else if (first != null) {
                problems.add(new Problem(name, number, key, "stands here twice; the first is in line " + first.line()));
            }
        }
        return entries;
    }

    private static @Nullable Problem problem(String file, Key<?> key, @Nullable Entry entry) {
        if (entry == null) {
            return key.initial() != null
                    ? null
                    : new Problem(file, 0, key.name(), "is missing; needed: " + key.kind().allowed());
        }
        return key.kind().reader().read(entry.text()) != null
                ? null
                : new Problem(file, entry.line(), key.name(),
                        "is '" + entry.text() + "'; allowed: " + key.kind().allowed());
    }

    private static String hint(String word, List<String> known) {
        String nearest = Spelling.nearest(word, known);
        return nearest == null ? ";" : "; did you mean " + nearest + "?";
    }

    public <T> T get(Key<T> key) {
        Entry entry = entries.get(key.name());
        String text = entry != null ? entry.text() : String.valueOf(key.initial());
        T value = key.kind().reader().read(text);
        if (value == null) {
            throw new IllegalStateException(key.name() + " has an impossible default: " + text);
        }
        return value;
    }

    /// What is wrong with a value beyond its kind.
    public Problem problem(Key<?> key, String text) {
        Entry entry = entries.get(key.name());
        return new Problem(name, entry == null ? 0 : entry.line(), key.name(), text);
    }
}
