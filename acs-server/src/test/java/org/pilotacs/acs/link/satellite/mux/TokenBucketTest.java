package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class TokenBucketTest {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final double PACKET_KBITS = 1.504;
    /// kbit/s of a thousand packets a second, with what is left unused.
    private static final double THOUSAND = 1_504 / 0.98;

    private Instant now = START;
    private final TokenBucket bucket = new TokenBucket(START);

    /// What was sent when, and which rate held from when.
    private record Log(List<Sent> sent, TreeMap<Instant, Double> rates) {
        record Sent(Instant at, int packets) {}

        double allowed(Instant from, Instant to) {
            double packets = 0;
            Instant at = from;
            while (at.isBefore(to)) {
                Instant change = rates.higherKey(at);
                Instant end = change == null || change.isAfter(to) ? to : change;
                packets += rates.floorEntry(at).getValue() / PACKET_KBITS * seconds(at, end);
                at = end;
            }
            return packets;
        }
    }

    /// In every span of a second or more, closed at both ends.
    private static void assertNeverAboveTheRate(Log log, String what) {
        List<Log.Sent> sent = log.sent();
        for (int i = 0; i < sent.size(); i++) {
            Instant from = sent.get(i).at();
            int packets = 0;
            for (int j = i; j < sent.size(); j++) {
                packets += sent.get(j).packets();
                Instant to = sent.get(j).at();
                Instant least = from.plusSeconds(1);
                double allowed = to.isBefore(least)
                        ? Math.max(log.allowed(from, least), log.allowed(to.minusSeconds(1), to))
                        : log.allowed(from, to);
                assertThat(packets).as("%s, %s to %s", what, from, to)
                        .isLessThanOrEqualTo(Math.max(1, (int) (allowed + 1e-4)));
            }
        }
    }

    @Test
    void never_more_goes_than_the_rate_allows_in_any_span_of_a_second_or_more() {
        for (long seed = 0; seed < 400; seed++) {
            assertNeverAboveTheRate(play(new Random(seed)), "seed " + seed);
        }
    }

    /// Sends at odd moments as much as may go, or some of it, while the rate changes.
    private static Log play(Random random) {
        var log = new Log(new ArrayList<>(), new TreeMap<>());
        Instant at = START;
        log.rates().put(at.minusSeconds(10), 0.0);
        TokenBucket bucket = new TokenBucket(at);
        for (int i = 0; i < 150; i++) {
            if (i == 0 || random.nextInt(40) == 0) {
                double rate = random.nextInt(8) == 0 ? 0 : Math.exp(random.nextDouble() * Math.log(65_535));
                bucket.rate(rate, at);
                log.rates().put(at, rate);
            }
            int free = bucket.free(at);
            int packets = random.nextBoolean() ? free : random.nextInt(free + 3);
            if (packets > 0 && packets <= free) {
                assertThat(bucket.take(packets, at)).isTrue();
                log.sent().add(new Log.Sent(at, packets));
            }
            at = at.plus(random.nextBoolean() ? bucket.wait(at) : Duration.ofNanos(random.nextLong(400_000_000L)));
        }
        return log;
    }

    @Test
    void who_sends_as_soon_as_there_is_room_uses_nearly_all_of_the_rate() {
        for (double rate : List.of(64.0, 100.0, 1_000.0, 20_000.0)) {
            TokenBucket one = new TokenBucket(now);
            one.rate(rate, now);
            Instant end = now.plusSeconds(60);
            double packets = 0;
            while (now.isBefore(end)) {
                int free = one.free(now);
                packets += free > 0 && one.take(free, now) ? free : 0;
                now = now.plus(one.wait(now));
            }
            assertThat(packets * PACKET_KBITS / 60).as("of %s kbit/s", rate).isBetween(rate * 0.94, rate * 0.98);
        }
    }

    @Test
    void a_pause_is_made_up_for_by_a_quarter_of_a_second_at_most() {
        bucket.rate(THOUSAND, now);
        pass(Duration.ofHours(1));
        assertThat(bucket.free(now)).isEqualTo(250);
        assertThat(bucket.take(251, now)).as("more than is there").isTrue();
        assertThat(bucket.free(now)).isZero();
    }

    @Test
    void a_packet_goes_however_low_the_rate() {
        bucket.rate(1, now);
        pass(Duration.ofSeconds(2));
        assertThat(bucket.free(now)).isOne();
        assertThat(bucket.take(1, now)).isTrue();
        assertThat(bucket.free(now)).isZero();
    }

    @Test
    void nothing_goes_without_a_rate() {
        assertThat(bucket.free(now)).isZero();
        assertThat(bucket.take(1, now)).isFalse();
        bucket.rate(1_000, now);
        pass(Duration.ofSeconds(5));
        bucket.rate(0, now);
        assertThat(bucket.free(now)).isZero();
        assertThat(bucket.take(1, now)).isFalse();
        assertThat(bucket.wait(now)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_rate_cut_to_a_tenth_holds_at_once() {
        bucket.rate(10 * THOUSAND, now);
        pass(Duration.ofSeconds(5));
        bucket.rate(THOUSAND, now);
        assertThat(bucket.free(now)).isEqualTo(250);
        bucket.take(250, now);
        pass(Duration.ofMillis(100));
        assertThat(bucket.free(now)).isEqualTo(100);
    }

    @Test
    void a_cut_rate_holds_for_the_whole_last_second() {
        bucket.rate(10 * THOUSAND, now);
        pass(Duration.ofSeconds(5));
        bucket.take(2_000, now);
        pass(Duration.ofMillis(500));
        bucket.rate(THOUSAND, now);
        assertThat(bucket.free(now)).isZero();
        pass(Duration.ofMillis(499));
        assertThat(bucket.free(now)).isZero();
        pass(Duration.ofMillis(2));
        assertThat(bucket.free(now)).isPositive();
    }

    @Test
    void what_needs_more_than_the_bucket_holds_goes_on_a_full_one_and_is_paid_for() {
        bucket.rate(THOUSAND / 100, now);
        pass(Duration.ofMillis(2_200));
        assertThat(bucket.take(23, now)).as("23 packets at 10 a second, saved up for 2.2 s").isFalse();
        pass(Duration.ofMillis(100));
        assertThat(bucket.take(23, now)).isTrue();
        pass(Duration.ofMillis(2_300));
        assertThat(bucket.free(now)).isZero();
        assertThat(bucket.take(23, now)).isFalse();
        pass(Duration.ofMillis(100));
        assertThat(bucket.free(now)).isOne();
    }

    @Test
    void when_the_wait_is_over_there_is_room() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            bucket.rate(1 + random.nextInt(5_000), now);
            int asked = 0;
            while (bucket.free(now) == 0) {
                pass(bucket.wait(now));
                assertThat(++asked).as("times asked for room").isLessThan(8);
            }
            bucket.take(bucket.free(now), now);
        }
    }

    @Test
    void time_that_goes_back_does_no_harm() {
        bucket.rate(THOUSAND, now);
        pass(Duration.ofSeconds(1));
        bucket.take(100, now);
        int free = bucket.free(now);
        assertThat(bucket.free(now.minusSeconds(30))).isEqualTo(free);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
