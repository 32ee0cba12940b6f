package org.pilotacs.acs.link.satellite.mux;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/// How many transport packets may be sent when. Two rules hold at once:
///
/// - A bucket of tokens, one for a packet, that fills at the rate and holds what fills it in 250 ms, but some packets at least,
///   so that a message of a few may go at any rate. So a pause is not made up for by a burst that floods a multiplexer.
/// - In no span of a second or more goes more than the rate allows in it; a bucket alone lets its burst go on top of the rate.
///   For that the sends of the last second are kept, and of all older ones how much had been saved up where that was most: it
///   may not be spent later. A rate that was cut holds for the whole last second, as a multiplexer would count it.
///
/// A fiftieth of the rate is left unused, for what leaves in good time and arrives closer together. What alone needs more than
/// the bucket holds goes when the bucket is full, and is paid for before anything else goes; and a packet may go in any second
/// in which no other did. Time is given, and never goes back. Not safe for threads.
final class TokenBucket {
    private static final int PACKET_BITS = 188 * Byte.SIZE;
    private static final double BITS_OF_KBIT = 1_000;
    private static final double USED = 0.98;
    private static final Duration BURST = Duration.ofMillis(250);
    private static final int SMALLEST_BURST = 8;
    private static final Duration WINDOW = Duration.ofSeconds(1);
    /// Less and whoever waits would do nothing but ask.
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(5);
    private static final double NANOS = 1e9;
    /// Of what sums of fractions may be off.
    private static final double SPECK = 1e-6;

    /// A moment when packets went or the rate changed, as things stood right before it.
    private record Mark(Instant at, double allowed, long sent, double rate) {}

    private final ArrayDeque<Mark> lastSecond = new ArrayDeque<>();
    /// The most of `allowed - sent` in marks that are older.
    private double mostSaved = Double.NEGATIVE_INFINITY;
    private Instant now;
    /// In packets a second.
    private double rate;
    private double tokens;
    /// Packets since the beginning.
    private double allowed;
    private long sent;

    /// Lets nothing go until it is given a rate.
    TokenBucket(Instant now) {
        this.now = now;
    }

    /// @param kbits kbit/s from now on
    void rate(double kbits, Instant at) {
        advance(at);
        mark();
        rate = kbits * BITS_OF_KBIT / PACKET_BITS * USED;
        tokens = Math.min(tokens, burst());
    }

    /// Packets that may go now.
    int free(Instant at) {
        advance(at);
        return (int) Math.max(0, Math.floor(Math.min(tokens, Math.min(lead(), windowRoom())) + SPECK));
    }

    /// Takes so many packets' worth; false if they may not go now.
    boolean take(int packets, Instant at) {
        if (packets > free(at) && !(packets > burst() && goesAlone(packets))) {
            return false;
        }
        mark();
        tokens -= packets;
        sent += packets;
        return true;
    }

    /// How long until a packet may go, about.
    Duration wait(Instant at) {
        advance(at);
        if (rate <= 0) {
            return WINDOW;
        }
        double seconds = Math.max(Math.max(1 - tokens, 1 - lead()) / rate, windowWait());
        Duration wait = Duration.ofNanos((long) Math.ceil(Math.clamp(seconds, 0, 1) * NANOS));
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    private boolean goesAlone(int packets) {
        return rate > 0 && tokens + SPECK >= burst() && packets <= lead() + SPECK
                && (isClean() || packets <= windowRoom() + SPECK);
    }

    private double burst() {
        return rate <= 0 ? 0 : Math.max(SMALLEST_BURST, rate * seconds(BURST));
    }

    /// Packets until a span that began more than a second ago has all that it may.
    private double lead() {
        return mostSaved == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : allowed - sent - mostSaved;
    }

    /// Packets until the last second has all that it may.
    private double windowRoom() {
        Mark first = lastSecond.peekFirst();
        Instant start = now.minus(WINDOW);
        double before = first == null
                ? allowed - rate * seconds(WINDOW)
                : first.allowed() - first.rate() * seconds(Duration.between(start, first.at()));
        double most = Math.min(allowed - before, rate * seconds(WINDOW));
        return isClean() ? Math.max(1, most) : most - (sent - (first == null ? sent : first.sent()));
    }

    /// Whether nothing went in the last second.
    private boolean isClean() {
        return lastSecond.isEmpty() || lastSecond.getFirst().sent() == sent;
    }

    /// Seconds until so much of what went in the last one is older that a packet may go.
    private double windowWait() {
        double missing = 1 - windowRoom();
        if (missing <= SPECK) {
            return 0;
        }
        long enough = lastSecond.isEmpty() ? 0 : lastSecond.getFirst().sent() + (long) Math.ceil(missing - SPECK);
        Instant until = lastSecond.stream().takeWhile(mark -> mark.sent() < enough).map(Mark::at)
                .reduce(now.minus(WINDOW), (_, last) -> last);
        return seconds(Duration.between(now, until.plus(WINDOW)));
    }

    private void mark() {
        lastSecond.addLast(new Mark(now, allowed, sent, rate));
    }

    private void advance(Instant at) {
        double seconds = Math.max(0, seconds(Duration.between(now, at)));
        if (at.isAfter(now)) {
            now = at;
        }
        allowed += rate * seconds;
        tokens = Math.min(burst(), tokens + rate * seconds);
        Instant start = now.minus(WINDOW);
        while (!lastSecond.isEmpty() && !lastSecond.getFirst().at().isAfter(start)) {
            Mark old = lastSecond.removeFirst();
            mostSaved = Math.max(mostSaved, old.allowed() - old.sent());
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
