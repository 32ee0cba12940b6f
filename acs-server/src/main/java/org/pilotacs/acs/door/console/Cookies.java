package org.pilotacs.acs.door.console;

import org.pilotacs.acs.door.http.HttpCall;

/// The cookies of the console.
final class Cookies {
    static final String LANGUAGE = "pilot-language";
    static final String THEME = "pilot-theme";
    static final String SESSION = "pilot-console";
    /// A sign-in that is under way at the identity provider.
    static final String ATTEMPT = "pilot-sign-in";
    /// What signs out at the identity provider.
    static final String PROVIDER_TOKEN = "pilot-provider";

    private Cookies() {}

    static String get(HttpCall call, String name) {
        for (String header : call.headers().all("cookie")) {
            for (String pair : header.split(";")) {
                String[] parts = pair.strip().split("=", 2);
                if (parts.length == 2 && parts[0].equals(name)) {
                    return parts[1];
                }
            }
        }
        return "";
    }

    static String set(String name, String value, long seconds) {
        return set(name, value, seconds, "/");
    }

    /// @param path below which it is sent
    static String set(String name, String value, long seconds, String path) {
        return name + "=" + value + "; Path=" + path + "; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax";
    }

    /// The same cookie, never to be sent in clear where the call came over TLS, which a proxy before us ends.
    static String secured(HttpCall call, String cookie) {
        return call.headers().text("x-forwarded-proto").equalsIgnoreCase("https") ? cookie + "; Secure" : cookie;
    }

    /// A path of ours to go back to; the start for anything that could lead elsewhere.
    static String localPath(String path) {
        return path.matches("/[A-Za-z0-9._~%/-]*") && !path.startsWith("//") ? path : "/";
    }
}
