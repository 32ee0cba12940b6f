package org.pilotacs.sim.homes;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What happens in one home until somebody calls, and what of it is known without the box. Confined to one thread.
final class Story {
    private final Household household;
    private final Course course;
    private final RandomGenerator random;
    private final Instant called;
    private final List<Instant> starts = new ArrayList<>();
    private boolean arrears;
    private Neighbours.Trouble trouble = Neighbours.Trouble.NONE;
    private @Nullable Instant silent;

    /// @param called when the customer calls, or would
    Story(Household household, Course course, RandomGenerator random, Instant called) {
        this.household = household;
        this.course = course;
        this.random = random;
        this.called = called;
    }

    Household household() {
        return household;
    }

    RandomGenerator random() {
        return random;
    }

    Instant called() {
        return called;
    }

    /// Has something happen between so long and so long before the call.
    ///
    /// @return when
    Instant before(Duration least, Duration most, Runnable what) {
        Instant when = called.minus(Draws.between(least, most, random));
        course.at(when, what);
        return when;
    }

    void at(Instant when, Runnable what) {
        course.at(when, what);
    }

    /// The box loses its power and has it again at once.
    void start(Instant when) {
        course.at(when, () -> {
            household.started();
            starts.add(when);
        });
    }

    /// Every start until now.
    List<Instant> starts() {
        return List.copyOf(starts);
    }

    /// The customer has not paid.
    void arrears(boolean now) {
        arrears = now;
    }

    boolean arrears() {
        return arrears;
    }

    /// From then on the box is not heard.
    void silent(Instant from) {
        silent = from;
    }

    boolean isSilent(Instant when) {
        return silent != null && !when.isBefore(silent);
    }

    /// What its neighbours suffer too.
    void trouble(Neighbours.Trouble now) {
        trouble = now;
    }

    Neighbours.Trouble trouble() {
        return trouble;
    }
}
