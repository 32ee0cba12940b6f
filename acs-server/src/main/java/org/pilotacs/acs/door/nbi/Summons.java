package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.provisioning.session.Order;
import org.pilotacs.acs.provisioning.session.OrderBook;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.Knock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/// Calls devices and waits for what they do then, as callers of GenieACS know it: what is left undone is told in its words. The
/// database is asked, so that it does not matter which node the device comes to. Safe for any number of threads.
final class Summons {
    private static final String NOT_PROCESSED = "Task queued but not processed";
    private static final Duration LONGEST_KNOCK = Duration.ofSeconds(60);
    private static final Duration LONGEST_SESSION = Duration.ofSeconds(120);
    /// A session before this one is waited for.
    private static final Duration LONGEST_BEFORE = Duration.ofSeconds(30);
    /// A device that came to another node is given so long to carry an order out before its silence counts.
    private static final Duration ELSEWHERE = Duration.ofSeconds(20);
    /// The longer it takes, the less often it is looked.
    private static final Range<Duration> BETWEEN_LOOKS = Range.of(Duration.ofMillis(20), Duration.ofMillis(250));
    private static final int LOOKS = 8;

    private final Devices devices;
    private final OrderBook book;
    private final Doorbell doorbell;
    private final Predicate<DeviceId> inSession;
    private final Function<Device, Duration> patience;

    /// @param inSession whether a device is in session on this node
    /// @param patience how long a device may take to come after it was called, unless the caller says more
    Summons(Devices devices, OrderBook book, Doorbell doorbell, Predicate<DeviceId> inSession,
            Function<Device, Duration> patience) {
        this.devices = devices;
        this.book = book;
        this.doorbell = doorbell;
        this.inSession = inSession;
        this.patience = patience;
    }

    boolean isInSession(DeviceId device) {
        return inSession.test(device);
    }

    /// Calls a device. Empty if it answered, else why it did not.
    String knock(Device device) {
        CompletableFuture<Knock> ended = new CompletableFuture<>();
        doorbell.ring(device, knock -> {
            if (knock.state() != Knock.State.TRYING) {
                ended.complete(knock);
            }
        });
        try {
            Knock knock = ended.get(LONGEST_KNOCK.toMillis(), TimeUnit.MILLISECONDS);
            return switch (knock.state()) {
                case ANSWERED, SENT, IN_SESSION, TRYING -> "";
                case UNREACHABLE, FORBIDDEN -> GenieWords.of(knock.text());
            };
        } catch (TimeoutException | ExecutionException e) {
            return "Connection request error: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "Connection request error: interrupted";
        }
    }

    /// Waits for a session that is under way: an order that is placed now is not for that one.
    Waiting begin(Device device) {
        var _ = isSoon(LONGEST_BEFORE, () -> !isInSession(device.id()));
        Instant seen = devices.find(device.id()).map(Device::lastSeen).orElse(device.lastSeen());
        return new Waiting(device, seen);
    }

    /// A device that is to be called for an order.
    final class Waiting {
        private final Device device;
        private final Instant seenBefore;

        private Waiting(Device device, Instant seenBefore) {
            this.device = device;
            this.seenBefore = seenBefore;
        }

        /// Calls the device and waits for the end of its session. Empty if the order was carried out, else what is left.
        ///
        /// @param threshold milliseconds that it may take to come; negative for the usual time
        String until(OrderBook.Placed order, long threshold) {
            String left = knock(device);
            if (!left.isEmpty()) {
                return left;
            }
            Duration longest = threshold < 0 ? patience.apply(device) : Duration.ofMillis(threshold);
            // an order that is gone was not done, if the device did not come: another took its place, or somebody removed it
            if (!isSoon(longest, this::hasCome)) {
                return NOT_PROCESSED;
            }
            var _ = isSoon(LONGEST_SESSION, () -> !isInSession(device.id()));
            if (!isSoon(ELSEWHERE, () -> isDone(order) || isFaulty(order) || isHereAndOver())) {
                return NOT_PROCESSED;
            }
            if (isFaulty(order)) {
                return "Task faulted";
            }
            return isDone(order) ? "" : NOT_PROCESSED;
        }

        private boolean hasCome() {
            return isInSession(device.id())
                    || devices.find(device.id()).map(Device::lastSeen).orElse(seenBefore).isAfter(seenBefore);
        }

        private boolean isHereAndOver() {
            return !isInSession(device.id()) && hasCome();
        }

        private boolean isDone(OrderBook.Placed order) {
            return book.find(order.id()).isEmpty();
        }

        private boolean isFaulty(OrderBook.Placed order) {
            return book.fault(device.id(), Order.channel(order.id())).isPresent();
        }
    }

    private static boolean isSoon(Duration patience, BooleanSupplier so) {
        long begun = System.nanoTime();
        while (!so.getAsBoolean()) {
            long waited = System.nanoTime() - begun;
            if (waited >= patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(Math.clamp(waited / LOOKS, BETWEEN_LOOKS.min().toNanos(),
                    BETWEEN_LOOKS.max().toNanos()));
        }
        return true;
    }

    /// Why a device did not answer, in GenieACS's words.
    private static final class GenieWords {
        private static final String OFFLINE = "Device is offline";
        private static final String ERROR = "Connection request error: ";

        private GenieWords() {}

        static String of(Saying text) {
            if (!(text instanceof Saying.Phrase(String key, var arguments))) {
                return ERROR + text;
            }
            return switch (key.substring(key.lastIndexOf('.') + 1)) {
                case "closed", "no-way", "silent", "busy", "broken" -> OFFLINE;
                case "credentials" -> ERROR + "Incorrect connection request credentials";
                case "http" -> ERROR + "Unexpected status code " + arguments.getFirst();
                case "other-scheme" -> "Basic HTTP authentication not allowed";
                case "bad-address", "not-taken" -> "Invalid connection request URL";
                case "then" -> of(arguments.getFirst());
                default -> ERROR + text;
            };
        }
    }
}
