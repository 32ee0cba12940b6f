package org.pilotacs.acs.door.http;

import org.pilotacs.acs.runtime.AddressRange;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// Whom we believe where a call comes from. Everybody can write `X-Forwarded-For`; what a proxy of ours appended to it is true.
///
/// @param ours addresses of proxies
public record Proxies(List<AddressRange> ours) {
    /// None: a call comes from where its connection comes from.
    public static final Proxies NONE = new Proxies(List.of());

    public Proxies {
        ours = List.copyOf(ours);
    }

    /// The address that a call comes from: the last one that is none of our proxies'.
    ///
    /// @param remote of the connection
    String peer(String remote, Fields headers) {
        if (ours.isEmpty()) {
            return remote;
        }
        List<String> way = new ArrayList<>();
        headers.all("x-forwarded-for").forEach(header -> way.addAll(List.of(header.split(",", -1))));
        String peer = remote;
        while (isOurs(peer) && !way.isEmpty()) {
            String before = way.removeLast().strip();
            if (address(before).isEmpty()) {
                return peer;
            }
            peer = before;
        }
        return peer;
    }

    private boolean isOurs(String text) {
        return address(text).stream().anyMatch(address -> ours.stream().anyMatch(range -> range.contains(address)));
    }

    private static List<InetAddress> address(String text) {
        try {
            return List.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }
}
