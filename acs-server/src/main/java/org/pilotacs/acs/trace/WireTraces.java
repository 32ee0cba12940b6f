package org.pilotacs.acs.trace;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The wire traces of some devices: in memory, bounded in every direction, ending by themselves. An ended trace can be read
/// until its place is wanted. Safe for any number of threads.
///
/// A person's wish for a trace is always met before a suspicion: traces that began by themselves have half of the places at
/// most, and make room for a person's.
public final class WireTraces implements WireTrace {
    /// How long a suspect device may take until it comes again to be traced.
    private static final Duration SUSPECT = Duration.ofDays(3);

    private final TraceConfig config;
    private final Clock clock;
    private final Map<DeviceId, Ring> rings = new ConcurrentHashMap<>();
    private final Map<DeviceId, List<Runnable>> watchers = new ConcurrentHashMap<>();
    private final AtomicLong recorded = new AtomicLong();

    public WireTraces(TraceConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// A device's trace as it stands.
    ///
    /// @param until when it ends or ended
    /// @param because why it began, or last went on, by itself; null if a person began it
    /// @param messages oldest first
    public record Trace(boolean on, Instant until, @Nullable Saying because, List<TracedMessage> messages) {
        public Trace {
            messages = List.copyOf(messages);
        }
    }

    /// Switches a trace on, or prolongs it; what it holds stays. False if too many devices are traced already.
    public boolean start(DeviceId device, Duration howLong) {
        boolean started = began(device, howLong);
        changed(device);
        return started;
    }

    private synchronized boolean began(DeviceId device, Duration howLong) {
        Instant now = clock.instant();
        Ring ring = rings.get(device);
        if (ring == null) {
            if (rings.size() >= config.devices() && !makeRoom(now)) {
                return false;
            }
            ring = new Ring(config.messages());
            rings.put(device, ring);
        }
        ring.because = null;
        ring.until = now.plus(howLong);
        return true;
    }

    /// As [#start(DeviceId, Duration)], for as long as the configuration says.
    public boolean start(DeviceId device) {
        return start(device, config.duration());
    }

    /// Switches a trace off and forgets what it holds.
    public void stop(DeviceId device) {
        forget(device);
        changed(device);
    }

    private synchronized void forget(DeviceId device) {
        rings.remove(device);
    }

    /// Calls the watcher after each message that is kept, and when a person begins or ends the trace: it looks by itself
    /// what is new ([#find]). It is called by the thread that had the message, which must get on, so it returns at once.
    public Watch watch(DeviceId device, Runnable watcher) {
        watchers.compute(device, (_, others) -> Stream.concat(others == null ? Stream.empty() : others.stream(),
                Stream.of(watcher)).toList());
        return () -> watchers.computeIfPresent(device, (_, all) -> {
            List<Runnable> left = all.stream().filter(one -> one != watcher).toList();
            return left.isEmpty() ? null : left;
        });
    }

    /// How many watch a device.
    public int watching(DeviceId device) {
        return watchers.getOrDefault(device, List.of()).size();
    }

    /// A running [#watch].
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private void changed(DeviceId device) {
        watchers.getOrDefault(device, List.of()).forEach(Runnable::run);
    }

    @Override
    public synchronized void suspect(DeviceId device, Saying why) {
        Instant now = clock.instant();
        Ring ring = rings.get(device);
        boolean isNew = ring == null;
        if (ring == null) {
            if (!hasRoomForSuspects(now)) {
                return;
            }
            ring = new Ring(config.messages());
            rings.put(device, ring);
        }
        if (isNew || ring.because != null) {
            ring.because = why;
            ring.until = latest(ring.until, now.plus(config.duration()));
            ring.expectedUntil = now.plus(SUSPECT);
        }
    }

    @Override
    public void begins(DeviceId device) {
        Ring ring = rings.isEmpty() ? null : rings.get(device);
        if (ring != null) {
            Instant now = clock.instant();
            synchronized (this) {
                if (now.isBefore(ring.expectedUntil)) {
                    ring.expectedUntil = Instant.MIN;
                    ring.until = latest(ring.until, now.plus(config.duration()));
                }
            }
        }
    }

    /// Empty if the device was not traced lately.
    public Optional<Trace> find(DeviceId device) {
        Ring ring = rings.get(device);
        return ring == null
                ? Optional.empty()
                : Optional.of(new Trace(clock.instant().isBefore(ring.until), ring.until, ring.because, ring.copy()));
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
            String kept = shortened(Masking.mask(text));
            ring.add(() -> new TracedMessage(recorded.incrementAndGet(), clock.instant(), direction, kept));
            changed(device);
        }
    }

    private String shortened(String text) {
        int most = (int) Math.min(Integer.MAX_VALUE, config.maxText().bytes());
        return text.length() <= most
                ? text
                : text.substring(0, most) + "\n… " + (text.length() - most) + " characters left out";
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean makeRoom(Instant now) {
        return remove(ring -> !now.isBefore(ring.until) && !now.isBefore(ring.expectedUntil))
                || remove(ring -> ring.because != null);
    }

    private boolean hasRoomForSuspects(Instant now) {
        int most = (config.devices() + 1) / 2;
        long suspects = rings.values().stream().filter(ring -> ring.because != null).count();
        return suspects < most && rings.size() < config.devices()
                || remove(ring -> ring.because != null && !now.isBefore(ring.until)
                        && !now.isBefore(ring.expectedUntil));
    }

    /// Removes the one of these that ended, or ends, first.
    private boolean remove(Predicate<Ring> which) {
        Optional<DeviceId> first = rings.entrySet().stream().filter(entry -> which.test(entry.getValue()))
                .min((a, b) -> a.getValue().until.compareTo(b.getValue().until)).map(Map.Entry::getKey);
        first.ifPresent(rings::remove);
        return first.isPresent();
    }

    /// The last messages of one device.
    private static final class Ring {
        private final int most;
        private final Deque<TracedMessage> messages = new ArrayDeque<>();
        private volatile Instant until = Instant.MIN;
        private volatile @Nullable Saying because;
        /// Until when a session that begins is traced.
        private volatile Instant expectedUntil = Instant.MIN;

        Ring(int most) {
            this.most = most;
        }

        synchronized void add(Supplier<TracedMessage> message) {
            if (messages.size() >= most) {
                messages.removeFirst();
            }
            messages.addLast(message.get());
        }

        synchronized List<TracedMessage> copy() {
            return List.copyOf(messages);
        }
    }
}
