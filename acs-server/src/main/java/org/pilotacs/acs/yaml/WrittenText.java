package org.pilotacs.acs.yaml;

import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.util.EnumMap;
import java.util.Map;

/// Reads a text for people: plain, to be said as it is in every language, or `{en: …, pl: …}` with all of ours.
public final class WrittenText {
    private WrittenText() {}

    public static Saying required(YamlMap map, String key) {
        return !map.has(key) || map.hasValue(key)
                ? Saying.of(map.required(key, Kind.text()))
                : inAll(map.map(key), Kind.text());
    }

    /// A section that has the text in each of our languages.
    public static Saying.Written inAll(YamlMap texts, Kind<String> kind) {
        Map<Language, String> byLanguage = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            byLanguage.put(language, texts.required(language.tag(), kind));
        }
        return new Saying.Written(byLanguage);
    }
}
