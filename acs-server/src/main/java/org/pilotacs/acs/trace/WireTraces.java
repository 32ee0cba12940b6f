package org.pilotacs.acs.trace;

import org.pilotacs.acs.device.DeviceId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The wire traces of some devices: in memory, bounded in every direction, ending by themselves. An ended trace can be read
/// until its place is wanted. Safe for any number of threads.
public final class WireTraces implements WireTrace {
    private final TraceConfig config;
    private final Clock clock;
    private final Map<DeviceId, Ring> rings = new ConcurrentHashMap<>();

    public WireTraces(TraceConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// A device's trace as it stands.
    ///
    /// @param until when it ends or ended
    /// @param messages oldest first
    public record Trace(boolean on, Instant until, List<TracedMessage> messages) {
        public Trace {
            messages = List.copyOf(messages);
        }
    }

    /// Switches a trace on, or prolongs it; what it holds stays. False if too many devices are traced already.
    public synchronized boolean start(DeviceId device, Duration howLong) {
        Instant now = clock.instant();
        Ring ring = rings.get(device);
        if (ring == null) {
            if (rings.size() >= config.devices() && !makeRoom(now)) {
                return false;
            }
            ring = new Ring(config.messages());
            rings.put(device, ring);
        }
        ring.until = now.plus(howLong);
        return true;
    }

    /// As [#start(DeviceId, Duration)], for as long as the configuration says.
    public boolean start(DeviceId device) {
        return start(device, config.duration());
    }

    /// Switches a trace off and forgets what it holds.
    public synchronized void stop(DeviceId device) {
        rings.remove(device);
    }

    /// Empty if the device was not traced lately.
    public Optional<Trace> find(DeviceId device) {
        Ring ring = rings.get(device);
        return ring == null
                ? Optional.empty()
                : Optional.of(new Trace(clock.instant().isBefore(ring.until), ring.until, ring.copy()));
    }

    @Override
    public boolean isOn(DeviceId device) {
        if (rings.isEmpty()) {
            return false;
        }
        Ring ring = rings.get(device);
        return ring != null && clock.instant().isBefore(ring.until);
    }

    @Override
    public void record(DeviceId device, Direction direction, String text) {
        Ring ring = rings.get(device);
        if (ring != null && isOn(device)) {
            ring.add(new TracedMessage(clock.instant(), direction, shortened(Masking.mask(text))));
        }
    }

    private String shortened(String text) {
        int most = (int) Math.min(Integer.MAX_VALUE, config.maxText().bytes());
        return text.length() <= most
                ? text
                : text.substring(0, most) + "\n… " + (text.length() - most) + " characters left out";
    }

    private boolean makeRoom(Instant now) {
        Optional<DeviceId> ended = rings.entrySet().stream().filter(entry -> !now.isBefore(entry.getValue().until))
                .min((a, b) -> a.getValue().until.compareTo(b.getValue().until)).map(Map.Entry::getKey);
        ended.ifPresent(rings::remove);
        return ended.isPresent();
    }

    /// The last messages of one device.
    private static final class Ring {
        private final int most;
        private final Deque<TracedMessage> messages = new ArrayDeque<>();
        private volatile Instant until = Instant.MIN;

        Ring(int most) {
            this.most = most;
        }

        synchronized void add(TracedMessage message) {
            if (messages.size() >= most) {
                messages.removeFirst();
            }
            messages.addLast(message);
        }

        synchronized List<TracedMessage> copy() {
            return List.copyOf(messages);
        }
    }
}
