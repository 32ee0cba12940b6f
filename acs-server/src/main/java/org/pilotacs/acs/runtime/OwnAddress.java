package org.pilotacs.acs.runtime;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/// Tells this machine's own addresses from others. Stateless.
public final class OwnAddress {
    private OwnAddress() {}

    /// Also where that cannot be said.
    public static boolean is(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return true;
        }
    }
}
