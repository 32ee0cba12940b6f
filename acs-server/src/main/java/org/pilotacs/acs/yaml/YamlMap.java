package org.pilotacs.acs.yaml;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.yaml.YamlNode.Mapping;
import org.pilotacs.acs.yaml.YamlNode.Scalar;
import org.pilotacs.acs.yaml.YamlNode.Sequence;
import org.pilotacs.acs.yaml.YamlNode.Where;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A section of a YAML file, read by asking for its keys. Whatever is wrong goes to the [Problems] and a stand-in is
/// given, so that one reading finds everything; [#done] then refuses the keys that nobody asked for. Confined to one
/// reading.
public final class YamlMap {
    private final String path;
    private final Where begins;
    private final Mapping node;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, YamlMap> sections = new LinkedHashMap<>();
    private final List<YamlMap> items = new ArrayList<>();

    private YamlMap(String path, Where begins, Mapping node, Problems problems) {
        this.path = path;
        this.begins = begins;
        this.node = node;
        this.problems = problems;
        node.repeated().forEach((key, where) -> problems.add(new Problem(where.file(), where.line(), child(key),
                "stands here twice; the first is in line " + line(key))));
    }

    /// The document in a text; an empty one if it cannot be read at all.
    ///
    /// @param file names the text in problems
    public static YamlMap read(String file, String text, Problems problems) {
        Mapping root = YamlText.read(file, text, problems);
        return new YamlMap("", root.where(), root, problems);
    }

    public Set<String> keys() {
        return node.entries().sequencedKeySet();
    }

    public boolean has(String key) {
        return node.entries().containsKey(key);
    }

    /// Whether a single value stands there, and not a list or section.
    public boolean hasValue(String key) {
        return node.entries().get(key) instanceof Scalar;
    }

    /// Empty if the key is absent, or its value is not of the kind (which is a problem).
    public <T> Optional<T> optional(String key, Kind<T> kind) {
        asked.add(key);
        YamlNode value = node.entries().get(key);
        return value == null ? Optional.empty() : Optional.ofNullable(read(key, value, kind));
    }

    public <T> T or(String key, Kind<T> kind, T fallback) {
        return optional(key, kind).orElse(fallback);
    }

    /// Absence is a problem.
    public <T> T required(String key, Kind<T> kind) {
        if (!has(key)) {
            asked.add(key);
            problem(key, "is missing; needed: " + kind.allowed());
            return kind.blank();
        }
        return or(key, kind, kind.blank());
    }

    /// A list of values; empty if the key is absent. A value that stands alone is a list of one.
    public <T> List<T> list(String key, Kind<T> kind) {
        asked.add(key);
        List<T> values = new ArrayList<>();
        for (YamlNode item : itemsOf(key, "a list of values, [] for none")) {
            T value = read(key, item, kind);
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    /// The section of this name; an empty one if the key is absent. The same one each time.
    public YamlMap map(String key) {
        asked.add(key);
        return sections.computeIfAbsent(key, _ -> section(key, node.entries().get(key), child(key), begins(key)));
    }

    /// A list of sections; empty if the key is absent. A section that stands alone is a list of one.
    public List<YamlMap> maps(String key) {
        asked.add(key);
        List<YamlMap> maps = new ArrayList<>();
        for (YamlNode item : itemsOf(key, "a list of sections")) {
            maps.add(section(key, item, child(key) + "[" + (maps.size() + 1) + "]", item.where()));
        }
        items.addAll(maps);
        return List.copyOf(maps);
    }

    /// Notes something wrong with a key's value beyond its kind; an empty key means this section.
    public void problem(String key, String text) {
        Where where = begins(key);
        problems.add(new Problem(where.file(), where.line(), key.isEmpty() ? path : child(key), text));
    }

    /// `file:line` of a key, or of this section if the key is empty or absent.
    public String where(String key) {
        Where where = begins(key);
        return where.file() + ":" + where.line();
    }

    /// Line of a key, 0 if it is absent.
    public int line(String key) {
        Where where = node.keys().get(key);
        return where == null ? 0 : where.line();
    }

    /// Says that all was asked for: other keys, here and in the sections that were given out, are problems.
    public void done() {
        for (String key : keys()) {
            if (!asked.contains(key)) {
                String hint = Spelling.hint(key, asked);
                problem(key, "unknown key" + (hint.isEmpty() ? ";" : hint) + " allowed here: "
                        + String.join(", ", new TreeSet<>(asked)));
            }
        }
        sections.values().forEach(YamlMap::done);
        items.forEach(YamlMap::done);
    }

    private List<YamlNode> itemsOf(String key, String allowed) {
        return switch (node.entries().get(key)) {
            case null -> List.of();
            case Sequence sequence -> sequence.items();
            case Scalar scalar when scalar.text().isEmpty() -> {
                problem(key, "is empty; allowed: " + allowed);
                yield List.of();
            }
            case Scalar scalar -> List.of(scalar);
            case Mapping mapping -> List.of(mapping);
        };
    }

    private YamlMap section(String key, @Nullable YamlNode value, String at, Where from) {
        if (value instanceof Mapping mapping) {
            return new YamlMap(at, from, mapping, problems);
        }
        if (value != null && !(value instanceof Scalar scalar && scalar.text().isEmpty())) {
            problem(key, "is " + value.described() + "; allowed: a section of keys");
        }
        return new YamlMap(at, from, Mapping.empty(from), problems);
    }

    private <T> @Nullable T read(String key, YamlNode value, Kind<T> kind) {
        if (!(value instanceof Scalar scalar)) {
            note(key, value, "is " + value.described() + "; allowed: " + kind.allowed());
            return null;
        }
        T read = kind.reader().read(scalar.text());
        if (read == null) {
            note(key, value, "is " + (kind.secret() ? "***" : value.described()) + "; allowed: " + kind.allowed());
        }
        return read;
    }

    private void note(String key, YamlNode value, String text) {
        problems.add(new Problem(value.where().file(), value.where().line(), child(key), text));
    }

    private Where begins(String key) {
        return node.keys().getOrDefault(key, begins);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
