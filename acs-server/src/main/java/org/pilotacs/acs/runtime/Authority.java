package org.pilotacs.acs.runtime;

/// Host and port as they stand in a URL (RFC 3986, section 3.2).
public final class Authority {
    private Authority() {}

    /// @param host a name or an address, an IPv6 one with or without its brackets
    public static String of(String host, int port) {
        return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
    }
}
