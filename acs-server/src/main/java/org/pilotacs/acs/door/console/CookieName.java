package org.pilotacs.acs.door.console;

/// The cookies of the console.
final class CookieName {
    static final String LANGUAGE = "pilot-language";
    static final String THEME = "pilot-theme";
    static final String SESSION = "pilot-console";
    /// A sign-in that is under way at the identity provider.
    static final String ATTEMPT = "pilot-sign-in";
    /// What signs out at the identity provider.
    static final String PROVIDER_TOKEN = "pilot-provider";

    private CookieName() {}
}
