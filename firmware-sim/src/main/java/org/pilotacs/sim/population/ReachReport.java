package org.pilotacs.sim.population;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// How long cards waited for the first message that they obeyed, beside how long the best carousel there can be would
/// have had them wait: one that has nothing else to send than one packet for each of them, in the order in which they
/// asked, and that knows when each hears. Immutable.
public final class ReachReport {
    private static final int PACKET_BITS = 188 * 8;
    private static final long NEVER = Long.MAX_VALUE;
    /// How far apart the moments are at which it is looked whether somebody hears.
    private static final Duration LOOK = Duration.ofSeconds(20);

    private final int bandwidth;
    private final Duration listened;
    private final List<Wait> each;
    private final long[] waits;
    private final long[] bandwidthLimit;
    private final long[] listeningLimit;

    /// Whether a card hears.
    interface Hearing {
        boolean hears(int card, Instant when);
    }

    /// Of one card, in milliseconds from when it asked, or [#NEVER].
    ///
    /// @param played as soon as the bandwidth let it
    /// @param heard then at the earliest its box could have heard it
    private record Wait(long reached, long played, long heard) {}

    private ReachReport(int bandwidth, Duration listened, List<Wait> each) {
        this.bandwidth = bandwidth;
        this.listened = listened;
        this.each = List.copyOf(each);
        this.waits = sorted(Wait::reached);
        this.bandwidthLimit = sorted(Wait::played);
        this.listeningLimit = sorted(Wait::heard);
    }

    private long[] sorted(ToLongFunction<Wait> value) {
        return each.stream().mapToLong(value).sorted().toArray();
    }

    /// @param cards in the order in which they asked
    /// @param asked milliseconds since 1970, by card; its negative where that was not said but seen
    /// @param reached the same; 0 for those that were not
    /// @param bandwidth kbit/s
    /// @param end when it was listened last
    static ReachReport of(int[] cards, long[] asked, long[] reached, int bandwidth, Instant end, Hearing hearing) {
        double packet = bandwidth == 0 ? Double.POSITIVE_INFINITY : (double) PACKET_BITS / bandwidth;
        List<Wait> each = new ArrayList<>();
        double free = 0;
        for (int card : cards) {
            long from = Math.abs(asked[card]);
            long wait = reached[card] == 0 ? NEVER : reached[card] - from;
            free = Math.max(free, (double) from) + packet;
            long played = Double.isInfinite(free) ? NEVER : (long) Math.ceil(free - from);
            long could = played == NEVER
                    ? NEVER
                    : firstHeard(card, from, played, end.toEpochMilli() - from, hearing);
            // whoever was reached between two looks did hear
            each.add(new Wait(wait, played, wait == NEVER ? could : Math.min(could, Math.max(wait, played))));
        }
        long first = cards.length == 0 ? end.toEpochMilli() : Math.abs(asked[cards[0]]);
        return new ReachReport(bandwidth, Duration.ofMillis(Math.max(0, end.toEpochMilli() - first)), each);
    }

    /// @param shortest wait that there can be
    /// @param longest that there can be
    private static long firstHeard(int card, long asked, long shortest, long longest, Hearing hearing) {
        for (long wait = shortest; wait <= longest; wait += LOOK.toMillis()) {
            if (hearing.hears(card, Instant.ofEpochMilli(asked + wait))) {
                return wait;
            }
        }
        return NEVER;
    }

    /// The same of those alone whose box heard the carrier at some time since they asked. The others could not be reached.
    public ReachReport ofListeners() {
        return new ReachReport(bandwidth, listened, each.stream().filter(one -> one.heard != NEVER).toList());
    }

    /// For how long the first who asked was waited for.
    public Duration listened() {
        return listened;
    }

    /// Cards that were waited for.
    public int asked() {
        return waits.length;
    }

    public int reached() {
        return (int) Arrays.stream(waits).filter(wait -> wait != NEVER).count();
    }

    /// kbit/s.
    public int bandwidth() {
        return bandwidth;
    }

    /// After how long this share of those who asked was reached; empty if it was not yet.
    ///
    /// @param share above 0, at most 1
    public Optional<Duration> after(double share) {
        return after(waits, share);
    }

    /// The same if nothing but the bandwidth were in the way.
    public Optional<Duration> bandwidthLimit(double share) {
        return after(bandwidthLimit, share);
    }

    /// The same with the bandwidth in the way, and boxes that are off or do not hear.
    public Optional<Duration> listeningLimit(double share) {
        return after(listeningLimit, share);
    }

    private static Optional<Duration> after(long[] sorted, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is above 0 and at most 1: " + share);
        }
        if (sorted.length == 0) {
            return Optional.empty();
        }
        long wait = sorted[(int) Math.ceil(share * sorted.length) - 1];
        return wait == NEVER ? Optional.empty() : Optional.of(Duration.ofMillis(wait));
    }

    /// `key=value` words: counts, and the waits in seconds, `never` where the share was not reached.
    public String summary() {
        StringBuilder words = new StringBuilder(
                "asked=%d reached=%d bandwidth-kbit=%d".formatted(asked(), reached(), bandwidth));
        for (double share : new double[]{ 0.5, 0.9, 0.99, 1}) {
            words.append(String.format(Locale.ROOT, " p%.0f-s=%s limit-p%.0f-s=%s bandwidth-limit-p%.0f-s=%s",
                    share * 100, seconds(after(share)), share * 100, seconds(listeningLimit(share)), share * 100,
                    seconds(bandwidthLimit(share))));
        }
        return words.toString();
    }

    private static String seconds(Optional<Duration> wait) {
        return wait.map(known -> String.format(Locale.ROOT, "%.3f", known.toMillis() / 1e3)).orElse("never");
    }

    /// How many of a hundred were reached after so many seconds: what the [chart][#svg] is made of. It ends where the first
    /// who asked was waited for no longer; who asked later was waited for less, in all three columns alike.
    public String csv() {
        StringBuilder lines = new StringBuilder(
                "wait_seconds,reached_percent,listening_limit_percent,bandwidth_limit_percent\n");
        for (double wait : ReachChart.waits(listened)) {
            lines.append(String.format(Locale.ROOT, "%.3f,%.3f,%.3f,%.3f%n", wait, reachedAfter(wait),
                    listeningAfter(wait), playedAfter(wait)).replace("\r", ""));
        }
        return lines.toString();
    }

    /// A picture of it, for people.
    public String svg() {
        return ReachChart.svg(this);
    }

    double reachedAfter(double seconds) {
        return percent(waits, seconds);
    }

    double listeningAfter(double seconds) {
        return percent(listeningLimit, seconds);
    }

    double playedAfter(double seconds) {
        return percent(bandwidthLimit, seconds);
    }

    private static double percent(long[] sorted, double seconds) {
        if (sorted.length == 0) {
            return 0;
        }
        long limit = (long) (seconds * 1_000);
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return 100.0 * low / sorted.length;
    }
}
