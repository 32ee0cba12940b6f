package org.pilotacs.acs.incident;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.ParameterTree;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/// A town of homes with a box each, that come every quarter of an hour at moments of their own, in simulated time.
final class Town {
    static final Instant DAWN = Instant.parse("2026-11-29T05:00:00Z");
    private static final int EVERY = 15;
    /// Of a hundred homes, so many have a weak signal or no internet at any one time without anybody else having it.
    private static final int LUCKLESS = 3;

    final Correlation correlation;
    final List<Home> homes = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    private final Random random;
    private int minute;
    Predicate<Home> weak = _ -> false;
    Predicate<Home> offline = _ -> false;
    Predicate<Home> starts = _ -> false;
    Predicate<Home> silent = _ -> false;

    /// A home.
    record Home(Device device, String area, String transponder, int at) {
        boolean has(String tag) {
            return device.tags().contains(tag);
        }
    }

    /// Of areas `00-100` to `00-111`, ten homes of each of ten access nodes, three transponders and two versions.
    Town(long seed, int areas, int homesOfEach) {
        random = new Random(seed);
        correlation = new Correlation(IncidentConfig.DEFAULT, 100_000, 50_000, seed);
        for (int i = 0; i < areas * homesOfEach; i++) {
            String area = "%02d-%d%02d".formatted(i % areas / 6, i % areas % 6 / 2 + 1, i % areas);
            homes.add(new Home(box("SN-" + i, random.nextInt(3) == 0 ? "2.1" : "2.0", "c-" + i,
                    Set.of("node:N" + random.nextInt(10), "head-end:H1")), area, "1%d900 V".formatted(i % 3),
                    random.nextInt(EVERY)));
        }
    }

    static Device box(String serial, String version, @Nullable String subscriber, Set<String> tags) {
        Identity identity = new Identity("Sagevision", "A1B2C3", "SV-S2", serial);
        return new Device(identity.deviceId(), identity, "Device", "SV-S2", version, "1", "cwmp", "", "", DAWN, DAWN,
                null, null, ParameterTree.EMPTY, subscriber, null, tags, false);
    }

    Instant now() {
        return DAWN.plus(Duration.ofMinutes(minute));
    }

    /// Lets time go by; what was found meanwhile is in [#changes], and given.
    List<Change> pass(Duration time) {
        List<Change> found = new ArrayList<>();
        for (long i = 0; i < time.toMinutes(); i++) {
            minute++;
            for (Home home : homes) {
                if ((minute + home.at) % EVERY == 0 && !silent.test(home)) {
                    correlation.observe(seen(home), home.area);
                }
            }
            correlation.tick(now()).stream().filter(change -> !(change instanceof Change.Ongoing)).forEach(found::add);
        }
        changes.addAll(found);
        return found;
    }

    private Observation seen(Home home) {
        boolean luckless = random.nextInt(100) < LUCKLESS;
        return new Observation(home.device, now(), weak.test(home) || luckless, home.transponder,
                offline.test(home) || random.nextInt(100) < LUCKLESS,
                starts.test(home) || random.nextInt(1000) < LUCKLESS
                        ? Observation.Heard.STARTING
                        : Observation.Heard.REGULARLY,
                null);
    }

    boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    DeviceId first() {
        return homes.getFirst().device.id();
    }
}
