package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.AddressRange;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses that devices give of themselves.
final class KnockAddress {
    /// Where no port is said, whatever the protocol (TR-181, ManagementServer.UDPConnectionRequestAddress).
    private static final int DEFAULT_PORT = 80;
    private static final Pattern HOST_AND_PORT = Pattern
            .compile("(?:\\[([0-9A-Fa-f:.]{2,45})]|([A-Za-z0-9._-]{1,253}))(?::([0-9]{1,5}))?");
    private static final List<AddressRange> PRIVATE = List
            .of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7").stream()
            .map(AddressRange::of).toList();

    private KnockAddress() {}

    /// Resolves a host and a port. Null if it is no such thing, or a name that is not known. May block.
    static @Nullable InetSocketAddress resolve(String text) {
        Matcher parts = HOST_AND_PORT.matcher(text.strip());
        if (!parts.matches()) {
            return null;
        }
        int port = parts.group(3) == null ? DEFAULT_PORT : Integer.parseInt(parts.group(3));
        if (port < 1 || port > 65_535) {
            return null;
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(parts.group(1) == null ? parts.group(2) : parts.group(1)), port);
        } catch (UnknownHostException _) {
            return null;
        }
    }

    /// Whether a literal address means something else on the other side of a NAT; false for a name.
    static boolean isPrivate(String host) {
        InetAddress address = literal(host);
        return address != null && PRIVATE.stream().anyMatch(block -> block.contains(address));
    }

    /// Whether two texts are the same literal address.
    static boolean isSame(String one, String other) {
        InetAddress address = literal(one);
        return address != null && address.equals(literal(other));
    }

    private static @Nullable InetAddress literal(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        try {
            return InetAddress.ofLiteral(bracketed ? host.substring(1, host.length() - 1) : host);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
