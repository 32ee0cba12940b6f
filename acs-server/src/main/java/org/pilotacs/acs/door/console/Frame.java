package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.Assets;

import java.time.Instant;

/// What surrounds every page.
///
/// @param title of the browser's tab
/// @param query what stands in the search field
/// @param path where we are, to come back to after a change of language
/// @param caller who looks at it
/// @param headEnds how the worst head-end stands, null if there is none
/// @param incidents how many last
/// @param theme in which colours
/// @param refresh seconds after which a browser without scripts loads the page anew, 0 for never
/// @param now by our clock, so that ages go on rightly in a browser whose clock is wrong
public record Frame(Words words, Assets assets, String title, String query, String path, Caller caller,
        Light.@Nullable State headEnds, int incidents, Theme theme, int refresh, Instant now) {
    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    /// Whether there is something to sign out of.
    public boolean signedIn() {
        return caller.kind() == Caller.Kind.PERSON || caller.kind() == Caller.Kind.TOKEN;
    }

    /// Whether who looks at it may order what a consultant orders.
    public boolean mayAct() {
        return caller.may(Permission.ACT);
    }

    /// Whether who looks at it may order what changes a box, or see what is secret.
    public boolean mayEngineer() {
        return caller.may(Permission.ENGINEER);
    }

    public Words otherLanguage() {
        return words == Words.ENGLISH ? Words.POLISH : Words.ENGLISH;
    }

    /// Whether a page of the navigation is the one that is shown.
    public boolean isAt(String page) {
        return path.equals(page);
    }

    /// Whether the page that is shown is one of the navigation, or below it.
    public boolean isBelow(String page) {
        return isAt(page) || path.startsWith(page + "/");
    }

    Frame titled(String title) {
        return new Frame(words, assets, title, query, path, caller, headEnds, incidents, theme, refresh, now);
    }

    Frame searching(String query) {
        return new Frame(words, assets, title, query, path, caller, headEnds, incidents, theme, refresh, now);
    }

    Frame refreshing(int seconds) {
        return new Frame(words, assets, title, query, path, caller, headEnds, incidents, theme, seconds, now);
    }
}
