package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.Words;

import java.time.Instant;

/// What surrounds every page.
///
/// @param title of the browser's tab
/// @param query what stands in the search field
/// @param path where we are, to come back to after a change of language
/// @param signedIn whether there is something to sign out of
/// @param headEnds how the worst head-end stands, null if there is none
/// @param incidents how many last
/// @param refresh seconds after which a browser without scripts loads the page anew, 0 for never
/// @param now by our clock, so that ages go on rightly in a browser whose clock is wrong
public record Frame(Words words, Assets assets, String title, String query, String path, boolean signedIn,
        Light.@Nullable State headEnds, int incidents, int refresh, Instant now) {
    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    public Words otherLanguage() {
        return words == Words.ENGLISH ? Words.POLISH : Words.ENGLISH;
    }

    Frame titled(String title) {
        return new Frame(words, assets, title, query, path, signedIn, headEnds, incidents, refresh, now);
    }

    Frame searching(String query) {
        return new Frame(words, assets, title, query, path, signedIn, headEnds, incidents, refresh, now);
    }

    Frame refreshing(int seconds) {
        return new Frame(words, assets, title, query, path, signedIn, headEnds, incidents, seconds, now);
    }
}
