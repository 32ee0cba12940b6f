package org.pilotacs.acs.door.console;

import java.util.Arrays;
import java.util.Locale;

/// In which colours somebody wants the pages.
public enum Theme {
    SYSTEM, LIGHT, DARK;

    /// As the cookie or a form names it; the system's for anything else.
    static Theme named(String name) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(name)).findFirst().orElse(SYSTEM);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
