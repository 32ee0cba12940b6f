package org.pilotacs.acs.saying;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with places `{0}`, `{1}` … for what is not known before.
public record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    /// The text with its places filled; what is filled in is not looked at again, and a place for which there is nothing
    /// stays.
    public String fill(List<String> arguments) {
        return PLACE.matcher(text).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(index < arguments.size() ? arguments.get(index) : place.group());
        });
    }

    /// How many arguments it needs.
    public int places() {
        return PLACE.matcher(text).results().mapToInt(place -> Integer.parseInt(place.group(1)) + 1).max().orElse(0);
    }
}
