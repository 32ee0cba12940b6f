package org.pilotacs.acs.profile;

import org.pilotacs.acs.profile.SatelliteRecipe.Word;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.YamlMap;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Reads `by-satellite` of a profile: what a message to the model's card can have it do.
final class SatelliteRecipeReader {
    private static final Kind<Word> WORD = Kind.word(Word.class);
    private static final Range<Duration> TAKES = Range.of(Duration.ofSeconds(1), Duration.ofDays(30));
    /// The actions that there are messages for.
    private static final List<RecipeName> POSSIBLE = List.of(RecipeName.RECONNECT, RecipeName.RESET_PIN,
            RecipeName.RESTART);

    private SatelliteRecipeReader() {}

    static Map<RecipeName, SatelliteRecipe> read(YamlMap actions) {
        Map<RecipeName, SatelliteRecipe> recipes = new EnumMap<>(RecipeName.class);
        for (RecipeName name : POSSIBLE) {
            String key = Kind.wordOf(name);
            YamlMap action = actions.map(key);
            if (actions.has(key)) {
                recipes.put(name, recipe(name, action));
            }
        }
        return recipes;
    }

    private static SatelliteRecipe recipe(RecipeName name, YamlMap action) {
        List<Word> send = action.list("send", WORD);
        Word needed = needed(name);
        if (!send.contains(needed)) {
            action.problem("send", "needs " + Kind.wordOf(needed));
        }
        if (send.stream().distinct().count() < send.size()) {
            action.problem("send", "names one twice");
        }
        return new SatelliteRecipe(send, action.required("takes", Kind.duration(TAKES)),
                action.or("customer-does", RecipeReader.TEXT_KEY, ""));
    }

    private static Word needed(RecipeName name) {
        return switch (name) {
            case RESET_PIN -> Word.RESET_PIN;
            case RESTART -> Word.RESTART;
            case RECONNECT, FACTORY_RESET, CHECK_SIGNAL, TEST_LINE, UPDATE_FIRMWARE, FIX_WIFI -> Word.REFRESH_RIGHTS;
        };
    }
}
