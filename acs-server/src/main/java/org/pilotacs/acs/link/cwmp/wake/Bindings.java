package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.link.cwmp.access.DeviceNames;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Where devices were lately seen to listen for UDP connection requests, by the name that they signed with. In memory, of
/// this node: a NAT forgets a binding within minutes, and the device repeats it. Safe for any number of threads.
final class Bindings {
    /// Longer than devices keep silent, shorter than it takes until somebody else has the address.
    static final Duration GOOD_FOR = Duration.ofMinutes(10);
    static final int MOST = 500_000;

    private record Seen(InetSocketAddress address, Instant at) {}

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Seen> byName = new LinkedHashMap<>();

    Bindings(Clock clock) {
        this.clock = clock;
    }

    /// @param name that the device proved to be allowed to use
    void saw(String name, InetSocketAddress address) {
        Instant now = clock.instant();
        lock.lock();
        try {
            byName.remove(key(name));
            byName.put(key(name), new Seen(address, now));
            forgetOld(now);
        } finally {
            lock.unlock();
        }
    }

    /// The oldest are first, and two at each time keep the map from ever growing by old ones.
    private void forgetOld(Instant now) {
        Iterator<Seen> oldest = byName.values().iterator();
        for (int i = 0; i < 2 && oldest.hasNext(); i++) {
            Seen seen = oldest.next();
            if (byName.size() > MOST || isOld(seen, now)) {
                oldest.remove();
            }
        }
    }

    private static boolean isOld(Seen seen, Instant now) {
        return seen.at().plus(GOOD_FOR).isBefore(now);
    }

    /// Host and port; null if it was not seen lately.
    @Nullable
    String of(Identity identity) {
        lock.lock();
        try {
            for (String name : DeviceNames.of(identity)) {
                Seen seen = byName.get(key(name));
                if (seen != null && !isOld(seen, clock.instant())) {
                    return written(seen.address());
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
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
