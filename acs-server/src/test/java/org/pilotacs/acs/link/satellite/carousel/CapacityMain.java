package org.pilotacs.acs.link.satellite.carousel;

import org.pilotacs.acs.link.satellite.Satellites;
import org.pilotacs.acs.task.Priority;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// What a bandwidth carries, by running the carousel itself in simulated time: `CapacityMain 100 12000 35` for 100 kbit/s, 12,000 new
/// messages a day, 35 days. Prints a line for each day: how many were on air at its end, how late repetitions of each phase were, and
/// how long new messages waited for their first play.
final class CapacityMain {
    private static final double PACKET_KBITS = 188 * 8 / 1000.0;
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final PlayPlan PLAN = Satellites.NONE.plan("reconnect");
    private static final Duration STEP = Duration.ofSeconds(1);
    /// When people call: by hour, parts of a day's calls.
    private static final double[] CALLS = { 1, 0.5, 0.5, 0.5, 0.5, 1, 2, 3, 5, 6, 6, 6, 6, 5, 5, 5, 6, 7, 8, 9, 8, 5, 3,
        2};

    private final SplittableRandom random = new SplittableRandom(1);
    private final Carousel carousel = new Carousel(random.split());
    private final double packetsPerSecond;
    private final double perDay;
    private double room;
    private double asked;
    private long made;
    private final List<Long> firstMillis = new ArrayList<>();
    private final List<List<Long>> lateMillis = new ArrayList<>();
    private long plays;

    private CapacityMain(double kbits, double perDay) {
        this.packetsPerSecond = kbits / PACKET_KBITS;
        this.perDay = perDay;
        PLAN.phases().forEach(_ -> lateMillis.add(new ArrayList<>()));
    }

    public static void main(String[] arguments) {
        CapacityMain main = new CapacityMain(Double.parseDouble(arguments[0]), Double.parseDouble(arguments[1]));
        System.out.printf(Locale.ROOT, "%.1f packets/s, %,.0f new messages a day, %d plays each%n",
                main.packetsPerSecond,
                main.perDay, PLAN.plays());
        for (int day = 1; day <= Integer.parseInt(arguments[2]); day++) {
            main.day(day);
        }
    }

    private void day(int day) {
        firstMillis.clear();
        lateMillis.forEach(List::clear);
        plays = 0;
        Instant from = START.plus(Duration.ofDays(day - 1L));
        for (int second = 0; second < Duration.ofDays(1).toSeconds(); second++) {
            tick(from.plusSeconds(second), CALLS[second / 3600]);
        }
        StringBuilder late = new StringBuilder();
        lateMillis.forEach(one -> late.append(String.format(Locale.ROOT, " %8.1f", percentile(one, 0.5) / 1000.0)));
        System.out.printf(Locale.ROOT,
                "day %2d: on air %,9d; used %5.1f %%; first play p50 %.1f s, p99 %.1f s, worst %.1f s; late by phase, s:%s%n",
                day, carousel.size(), 100 * plays / (packetsPerSecond * 86_400), percentile(firstMillis, 0.5) / 1000.0,
                percentile(firstMillis, 0.99) / 1000.0, percentile(firstMillis, 1) / 1000.0, late);
    }

    private void tick(Instant now, double share) {
        asked += perDay * share / sum() / 3600;
        for (; asked >= 1; asked--) {
            made++;
            Message message = new Message("m" + made, "operator", "c" + made, 0, 1, List.of(new byte[100]), PLAN.name(),
                    Priority.CONSULTANT, now, now.plus(PLAN.over()));
            carousel.add(new OnAir(message, PLAN, OnAir.Progress.none(now)));
        }
        room = Math.min(room + packetsPerSecond * STEP.toSeconds(), 2 * packetsPerSecond);
        for (Carousel.Play play : carousel.take(now, (int) room)) {
            OnAir item = play.item();
            note(item, play.late());
            carousel.read(item, now);
            room--;
            plays++;
            if (item.hasAllPlays() || !now.isBefore(item.message().until())) {
                OnAir _ = carousel.remove(item.message().id());
            }
        }
    }

    private void note(OnAir item, Duration late) {
        if (item.sent() == 0) {
            firstMillis.add(late.toMillis());
        } else if (random.nextInt(20) == 0) {
            lateMillis.get(Math.min(PLAN.phaseAfter(item.sent()), PLAN.phases().size() - 1)).add(late.toMillis());
        }
    }

    private static double sum() {
        double sum = 0;
        for (double one : CALLS) {
            sum += one;
        }
        return sum;
    }

    private static long percentile(List<Long> values, double part) {
        if (values.isEmpty()) {
            return 0;
        }
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.floor(part * sorted.size())));
    }
}
