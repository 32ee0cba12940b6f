package org.pilotacs.acs.link.cwmp.wake;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How many datagrams of one address are looked at in one second; the network of an IPv6 address counts, since a host has as
/// many addresses in it as it likes. Confined to one thread.
final class SourceRate {
    /// Addresses in one second; when there are more, somebody invents them.
    private static final int MOST = 100_000;
    private static final int IPV6_NETWORK = 8;

    private final int most;
    private final Clock clock;
    private final Map<InetAddressKey, Integer> counts = new HashMap<>();
    private long second;

    private record InetAddressKey(long bits, int length) {}

    /// @param most a second
    SourceRate(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    boolean admits(InetAddress address) {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            counts.clear();
        }
        InetAddressKey key = key(address.getAddress());
        return (counts.size() < MOST || counts.containsKey(key)) && counts.merge(key, 1, Integer::sum) <= most;
    }

    private static InetAddressKey key(byte[] address) {
        long bits = 0;
        for (byte one : Arrays.copyOf(address, Math.min(address.length, IPV6_NETWORK))) {
            bits = bits << 8 | Byte.toUnsignedInt(one);
        }
        return new InetAddressKey(bits, address.length);
    }
}
