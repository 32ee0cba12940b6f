package org.pilotacs.acs;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.DurationText;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.YamlMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One key of `pilot.yaml`: what it may be, what it means, and where the config holds it.
sealed interface Setting<T> {
    /// With its sections, for example `cwmp.connection-request.timeout`.
    String key();

    /// One sentence for the operator, without its end.
    String means();

    /// For people.
    String allowed();

    /// Its value in a config.
    T in(AcsConfig config);

    /// Its value in its section of a file; empty if absent or bad, which the section has noted then.
    Optional<T> read(YamlMap section);

    /// Its value in an environment variable or on the command line; null if that is not allowed.
    @Nullable
    T read(String text);

    boolean secret();

    /// Its value in a config as YAML, masked if secret.
    default String written(AcsConfig config) {
        return write(in(config));
    }

    /// The environment variable that overrides it.
    default String variable() {
        return "PILOT_" + key().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /// The sections that it lies in, outermost first; then its own name.
    default List<String> steps() {
        return List.of(key().split("\\."));
    }

    default String name() {
        return steps().getLast();
    }

    /// A single value.
    record One<T>(String key, Kind<T> kind, Function<AcsConfig, T> of, String means) implements Setting<T> {
        @Override
        public String allowed() {
            return kind.allowed();
        }

        @Override
        public T in(AcsConfig config) {
            return of.apply(config);
        }

        @Override
        public Optional<T> read(YamlMap section) {
            return section.optional(name(), kind);
        }

        @Override
        public @Nullable T read(String text) {
            return kind.reader().read(text);
        }

        @Override
        public boolean secret() {
            return kind.secret();
        }
    }

    /// A list of values, separated by commas in the environment.
    record Many<T>(String key, Kind<T> kind, Function<AcsConfig, List<T>> of,
            String means) implements Setting<List<T>> {
        @Override
        public String allowed() {
            return "a list, each " + kind.allowed();
        }

        @Override
        public List<T> in(AcsConfig config) {
            return of.apply(config);
        }

        @Override
        public Optional<List<T>> read(YamlMap section) {
            return section.has(name()) ? Optional.of(section.list(name(), kind)) : absent(section);
        }

        private Optional<List<T>> absent(YamlMap section) {
            section.list(name(), kind);
            return Optional.empty();
        }

        @Override
        public @Nullable List<T> read(String text) {
            List<T> values = new ArrayList<>();
            for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
                T value = kind.reader().read(part.trim());
                if (value == null) {
                    return null;
                }
                values.add(value);
            }
            return List.copyOf(values);
        }

        @Override
        public boolean secret() {
            return kind.secret();
        }
    }

    private static String write(Object value) {
        return switch (value) {
            case Secret secret -> quoted(secret.toString());
            case Duration duration -> DurationText.write(duration);
            case Enum<?> word -> Kind.wordOf(word);
            case List<?> list -> list.stream().map(Setting::write).collect(Collectors.joining(", ", "[", "]"));
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./][A-Za-z0-9_./:@-]*") && !text.endsWith(":")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }
}
