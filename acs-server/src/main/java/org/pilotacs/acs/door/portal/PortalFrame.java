package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.Assets;

/// What surrounds every page.
///
/// @param title of the browser's tab
/// @param path where we are, to come back to after a change of language
/// @param mark that each form sends along; empty if nobody is signed in
/// @param refresh seconds after which the page is loaded anew, 0 for never; a browser with scripts is told by events
/// @param follow address of those events; empty for none
public record PortalFrame(Words words, Assets assets, Brand brand, String title, String path, String mark, int refresh,
        String follow) {
    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    public boolean signedIn() {
        return !mark.isEmpty();
    }

    public boolean hasLogo() {
        return brand.logo() != null;
    }

    public Words otherLanguage() {
        return words == Words.ENGLISH ? Words.POLISH : Words.ENGLISH;
    }

    PortalFrame titled(String title) {
        return new PortalFrame(words, assets, brand, title, path, mark, refresh, follow);
    }

    PortalFrame following(int seconds, String events) {
        return new PortalFrame(words, assets, brand, title, path, mark, seconds, events);
    }
}
