package org.pilotacs.acs.door.http;

/// Cookies as calls bring them and replies set them. Stateless.
public final class Cookies {
    private Cookies() {}

    public static String get(HttpCall call, String name) {
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

    public static String set(String name, String value, long seconds) {
        return set(name, value, seconds, "/");
    }

    /// @param path below which it is sent
    public static String set(String name, String value, long seconds, String path) {
        return name + "=" + value + "; Path=" + path + "; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax";
    }

    /// The same cookie, never to be sent in clear where the call came over TLS, which a proxy before us ends.
    public static String secured(HttpCall call, String cookie) {
        return call.headers().text("x-forwarded-proto").equalsIgnoreCase("https") ? cookie + "; Secure" : cookie;
    }

    /// A path of ours to go back to; the start for anything that could lead elsewhere.
    public static String localPath(String path) {
        return path.matches("/[A-Za-z0-9._~%/-]*") && !path.startsWith("//") ? path : "/";
    }
}
