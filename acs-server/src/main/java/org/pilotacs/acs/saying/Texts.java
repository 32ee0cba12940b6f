package org.pilotacs.acs.saying;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// The texts of all keys in all languages.
final class Texts {
    private static final String BUNDLE = "org.pilotacs.acs.saying.sayings";
    private static final Map<Language, Map<String, Template>> ALL = load();

    private Texts() {}

    private static Map<Language, Map<String, Template>> load() {
        Map<Language, Map<String, Template>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            ResourceBundle texts = language.bundle(BUNDLE);
            all.put(language, texts.keySet().stream()
                    .collect(Collectors.toMap(key -> key, key -> new Template(texts.getString(key)))));
        }
        return all;
    }

    /// Null for a key that this version does not know.
    static @Nullable Template of(Language language, String key) {
        return ALL.getOrDefault(language, Map.of()).get(key);
    }

    /// Whether a key is known and takes so many arguments.
    static boolean fits(String key, int arguments) {
        Template text = of(Language.ENGLISH, key);
        return text != null && text.places() == arguments;
    }
}
