package org.pilotacs.acs.door.http;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Named texts, each name with one value or more: headers, a query, a form, the variables of a path. Immutable.
public final class Fields {
    public static final Fields NONE = new Fields(Map.of(), false);

    private final Map<String, List<String>> values;
    private final boolean anyCase;

    private Fields(Map<String, List<String>> values, boolean anyCase) {
        this.values = values;
        this.anyCase = anyCase;
    }

    /// Fields whose names differ in case, as those of a query do.
    public static Fields of(Map<String, String> values) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        values.forEach((name, value) -> lists.put(name, List.of(value)));
        return new Fields(lists, false);
    }

    /// Fields whose names are equal in any case, as headers' are.
    public static Fields headers(Iterable<Map.Entry<String, String>> entries) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        entries.forEach(entry -> add(lists, entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
        return new Fields(lists, true);
    }

    /// What a query string or a form body says. What is not well encoded is taken as it stands.
    public static Fields urlEncoded(String text) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                add(lists, decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        decoded(equals < 0 ? "" : pair.substring(equals + 1)));
            }
        }
        return new Fields(lists, false);
    }

    private static void add(Map<String, List<String>> lists, String name, String value) {
        lists.merge(name, List.of(value), (old, more) -> Stream.concat(old.stream(), more.stream()).toList());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /// The first value of a name, null if it has none.
    public @Nullable String get(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    /// The first value of a name, trimmed; empty if it has none.
    public String text(String name) {
        String value = get(name);
        return value == null ? "" : value.strip();
    }

    public List<String> all(String name) {
        return values.getOrDefault(anyCase ? name.toLowerCase(Locale.ROOT) : name, List.of());
    }

    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public String toString() {
        return "Fields" + values.keySet();
    }
}
