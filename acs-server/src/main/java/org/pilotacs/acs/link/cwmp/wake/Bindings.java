package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.link.cwmp.access.DeviceNames;
import org.pilotacs.acs.runtime.Remembered;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Where devices were lately seen to listen for UDP connection requests, by the name that they signed with. In memory, of
/// this node: a NAT forgets a binding within minutes, and the device repeats it. Safe for any number of threads.
final class Bindings {
    /// Longer than devices keep silent, shorter than it takes until somebody else has the address.
    static final Duration GOOD_FOR = Duration.ofMinutes(10);
    static final int MOST = 500_000;

    private record Seen(InetSocketAddress address, Instant at) {}

    private final Clock clock;
    private final Remembered<String, Seen> byName = new Remembered<>(MOST);

    Bindings(Clock clock) {
        this.clock = clock;
    }

    /// @param name that was signed with. All devices sign with one password, so one could sign with another's name: whoever
    ///        is asked there must still prove who it is when it comes
    void saw(String name, InetSocketAddress address) {
        byName.put(key(name), new Seen(address, clock.instant()));
    }

    /// Host and port; null if it was not seen lately.
    @Nullable
    String of(Identity identity) {
        for (String name : DeviceNames.of(identity)) {
            Seen seen = byName.get(key(name));
            if (seen != null && !seen.at().plus(GOOD_FOR).isBefore(clock.instant())) {
                return written(seen.address());
            }
        }
        return null;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String written(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host.replaceFirst("%.*", "") + "]" : host) + ":"
                + address.getPort();
    }
}
