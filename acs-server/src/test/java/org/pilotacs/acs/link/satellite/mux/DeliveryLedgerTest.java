package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryLedgerTest {
    private final DeliveryLedger ledger = new DeliveryLedger();

    @Test
    void a_delivery_is_read_when_the_first_multiplexer_has_read_it_and_told_once() {
        deliver(1, 0, 1);
        deliver(2, 0, 1);
        assertThat(ledger.read(0, 1)).isOne();
        assertThat(ledger.drain()).containsExactly(new Fate(1, true));
        assertThat(ledger.read(1, 2)).isOne();
        ledger.ended(0);
        ledger.ended(1);
        assertThat(ledger.drain()).containsExactly(new Fate(2, true));
    }

    @Test
    void a_delivery_is_lost_when_nobody_can_read_it_any_more() {
        deliver(1, 0, 1);
        assertThat(ledger.ended(0)).isZero();
        assertThat(ledger.drain()).isEmpty();
        assertThat(ledger.ended(1)).isOne();
        assertThat(ledger.drain()).containsExactly(new Fate(1, false));
    }

    @Test
    void who_did_not_take_it_has_no_say() {
        deliver(1, 0);
        ledger.read(1, 1);
        ledger.ended(1);
        assertThat(ledger.drain()).isEmpty();
    }

    @Test
    void a_connection_that_ends_while_others_are_still_offered_the_delivery_decides_nothing() {
        ledger.offer(1);
        ledger.taken(1, 0);
        ledger.ended(0);
        assertThat(ledger.drain()).isEmpty();
        ledger.taken(1, 1);
        ledger.offered(1);
        ledger.read(1, 1);
        assertThat(ledger.drain()).containsExactly(new Fate(1, true));
    }

    @Test
    void it_is_lost_if_then_nobody_else_takes_it() {
        ledger.offer(1);
        ledger.taken(1, 0);
        ledger.ended(0);
        ledger.offered(1);
        assertThat(ledger.drain()).containsExactly(new Fate(1, false));
    }

    @Test
    void what_is_read_while_others_are_still_offered_it_is_not_lost_by_them() {
        ledger.offer(1);
        ledger.taken(1, 0);
        ledger.read(0, 1);
        ledger.taken(1, 1);
        ledger.offered(1);
        ledger.ended(1);
        assertThat(ledger.drain()).containsExactly(new Fate(1, true));
    }

    @Test
    void a_delivery_that_nobody_took_has_no_fate() {
        ledger.offer(1);
        ledger.offered(1);
        ledger.ended(0);
        assertThat(ledger.drain()).isEmpty();
    }

    /// Against a ledger that keeps everything and thinks long.
    @Test
    void whatever_happens_each_delivery_has_one_fate_and_the_right_one() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            DeliveryLedger one = new DeliveryLedger();
            Map<Long, Set<Integer>> holders = new TreeMap<>();
            Map<Long, Boolean> expected = new TreeMap<>();
            List<Fate> told = new ArrayList<>();
            for (long delivery = 1; delivery <= 60; delivery++) {
                one.offer(delivery);
                Set<Integer> takers = new TreeSet<>();
                for (int mux = 0; mux < 3; mux++) {
                    if (random.nextInt(3) > 0) {
                        one.taken(delivery, mux);
                        takers.add(mux);
                    }
                }
                one.offered(delivery);
                if (!takers.isEmpty()) {
                    holders.put(delivery, takers);
                }
                happen(random, one, holders, expected, delivery);
                told.addAll(one.drain());
            }
            for (int mux = 0; mux < 3; mux++) {
                one.ended(mux);
            }
            holders.keySet().forEach(delivery -> expected.putIfAbsent(delivery, false));
            told.addAll(one.drain());
            assertThat(told).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(
                    expected.entrySet().stream().map(fate -> new Fate(fate.getKey(), fate.getValue())).toList());
        }
    }

    private static void happen(Random random, DeliveryLedger ledger, Map<Long, Set<Integer>> holders,
            Map<Long, Boolean> expected, long delivery) {
        int mux = random.nextInt(3);
        switch (random.nextInt(6)) {
            case 0 -> {
                long upTo = random.nextLong(delivery + 1);
                ledger.read(mux, upTo);
                holders.forEach((one, who) -> {
                    if (one <= upTo && who.contains(mux)) {
                        expected.putIfAbsent(one, true);
                    }
                });
            }
            case 1 -> {
                ledger.ended(mux);
                holders.forEach((one, who) -> {
                    if (who.remove(mux) && who.isEmpty()) {
                        expected.putIfAbsent(one, false);
                    }
                });
            }
            default -> {
                // nothing happens
            }
        }
    }

    private void deliver(long delivery, int... takers) {
        ledger.offer(delivery);
        for (int mux : takers) {
            ledger.taken(delivery, mux);
        }
        ledger.offered(delivery);
    }
}
