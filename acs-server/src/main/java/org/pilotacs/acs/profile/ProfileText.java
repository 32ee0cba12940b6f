package org.pilotacs.acs.profile;

import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.YamlMap;

import java.util.EnumMap;
import java.util.Map;

/// Reads a text for people: plain, to be said as it is in every language, or `{en: …, pl: …}` with all of ours.
public final class ProfileText {
    private ProfileText() {}

    public static Saying required(YamlMap map, String key) {
        if (!map.has(key) || map.hasValue(key)) {
            return Saying.of(map.required(key, Kind.text()));
        }
        YamlMap texts = map.map(key);
        Map<Language, String> byLanguage = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            byLanguage.put(language, texts.required(language.tag(), Kind.text()));
        }
        return new Saying.Written(byLanguage);
    }
}
