package org.pilotacs.acs.runtime;

import java.net.InetAddress;

/// Tells listeners on all addresses, which say nothing of how others reach us.
public final class Wildcard {
    private Wildcard() {}

    /// Whether binding to this host takes all addresses of the machine.
    public static boolean is(String host) {
        try {
            return InetAddress.ofLiteral(host).isAnyLocalAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
