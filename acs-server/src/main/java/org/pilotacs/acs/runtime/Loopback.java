package org.pilotacs.acs.runtime;

import java.net.InetAddress;

/// Tells listeners that only this machine can reach from those that others can.
public final class Loopback {
    private Loopback() {}

    /// Whether binding to this host keeps strangers out. Names other than `localhost` are not looked up and count as open.
    public static boolean is(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
