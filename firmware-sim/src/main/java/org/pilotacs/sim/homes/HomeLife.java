package org.pilotacs.sim.homes;

import org.pilotacs.sim.fleet.Areas;
import org.pilotacs.sim.homes.KnownHome.Account;
import org.pilotacs.sim.homes.KnownHome.Contact;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Two weeks in one home, and the call at their end. Lives once; confined to one thread.
final class HomeLife {
    private static final Instant FIRST_CALL = Instant.parse("2026-02-01T16:00:00Z");
    private static final int DAYS = 14;
    private static final Duration COMES_EVERY = Duration.ofHours(24);
    private static final Duration STARTS_KEPT = Duration.ofDays(7);
    /// What is known of a home is as old as its last reading; in some homes that is not of now.
    private static final double OLD = 0.1;
    /// Somebody pulls the plug, now and then.
    private static final double STARTED = 0.3;

    private final HomePlan plan;
    private final boolean clean;
    private final RandomGenerator random;
    private final Instant called;
    private final VirtualClock clock;
    private final Course course = new Course();
    private final Household household;
    private final DailyLife life;
    private final Story story;
    private final List<Snapshot> snapshots = new ArrayList<>();
    private String version = "";

    HomeLife(HomePlan plan, long seed, boolean clean) {
        this.plan = plan;
        this.clean = clean;
        this.random = new SplittableRandom(seed);
        this.called = FIRST_CALL.plus(Duration.ofDays(random.nextInt(120)))
                .plus(Draws.between(Duration.ZERO, Duration.ofMinutes(330), random));
        this.clock = new VirtualClock(called.minus(Duration.ofDays(60)));
        this.household = new Households(clock, random, clean).built(plan.box(), plan.number());
        this.life = new DailyLife(random);
        this.story = new Story(household, course, random, called);
    }

    KnownHome lived() {
        String area = Areas.drawn(random);
        boolean isOld = random.nextDouble() < OLD && !clean;
        Instant last = isOld
                ? called.minus(Draws.between(Duration.ofHours(2), Duration.ofHours(48), random))
                : called;
        begin();
        evenings(last);
        course.at(last, () -> {
            life.call(household);
            look();
        });
        course.run(clock, called);
        Instant seen = snapshots.getLast().at();
        if (!clean) {
            snapshots.add(Gaps.torn(snapshots.removeLast(), random));
        }
        return new KnownHome(plan, called,
                new Account(household.board().identity(), household.model().root(), version, area, story.arrears()),
                Call.of(plan, hasPicture(), clean, random), new Contact(seen, COMES_EVERY, starts(seen)),
                Neighbours.drawn(story.trouble(), random), snapshots);
    }

    private void begin() {
        story.before(Duration.ofDays(16), Duration.ofDays(60), household::started);
        if (random.nextDouble() < STARTED) {
            story.start(called.minus(Draws.between(Duration.ofHours(6), STARTS_KEPT, random)));
        }
        plan.faults().forEach(this::begin);
    }

    private void begin(HomeFault fault) {
        switch (household) {
            case Household.OfDecoder(var decoder, var _, var _) -> {
                switch (fault) {
                    case DishFault dish -> new DishCourse(story, life, decoder).begin(dish);
                    case ViewingFault viewing -> new ViewingCourse(story, decoder).begin(viewing);
                    case BoxFault box -> new BoxCourse(story, life, plan.box()).begin(box);
                    case LineFault _ -> throw new IllegalArgumentException("a decoder has no line: " + fault.id());
                }
            }
            case Household.OfRouter(var router, var model) -> {
                switch (fault) {
                    case LineFault line -> new LineCourse(story, life, router, model).begin(line);
                    case BoxFault box -> new BoxCourse(story, life, plan.box()).begin(box);
                    case DishFault _,ViewingFault _ ->
                        throw new IllegalArgumentException("a router has no dish: " + fault.id());
                }
            }
        }
    }

    private void evenings(Instant last) {
        for (int ago = DAYS; ago >= 1; ago--) {
            Instant evening = called.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(ago).atTime(18, 0)
                    .toInstant(ZoneOffset.UTC).plus(Draws.between(Duration.ZERO, Duration.ofHours(3), random));
            course.at(evening, () -> {
                life.evening(household);
                if (evening.isBefore(last)) {
                    look();
                }
            });
        }
    }

    /// The server asks the box for everything, if it hears it.
    private void look() {
        if (story.isSilent(clock.instant())) {
            return;
        }
        if (household instanceof Household.OfDecoder(var _, var measuring, var _)) {
            measuring.next();
        }
        snapshots.add(Snapshot.of(household.model(), clock.instant()));
        version = household.board().firmware().version();
    }

    private List<Instant> starts(Instant seen) {
        return story.starts().stream().filter(start -> !start.isAfter(seen))
                .filter(start -> start.isAfter(called.minus(STARTS_KEPT))).toList();
    }

    private boolean hasPicture() {
        return switch (household) {
            case Household.OfDecoder(var decoder, var _, var _) -> decoder.tuner(1).read().locked();
            case Household.OfRouter _ -> false;
        };
    }
}
