package org.pilotacs.acs.link.cwmp.wake;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Knock;

/// How one way ended.
record Knocked(Knock.State state, Saying text) {
    static Knocked unreachable(Saying why) {
        return new Knocked(Knock.State.UNREACHABLE, why);
    }

    static Knocked forbidden(Saying why) {
        return new Knocked(Knock.State.FORBIDDEN, why);
    }

    static Knocked answered() {
        return new Knocked(Knock.State.ANSWERED, WakeSaying.ANSWERED.of());
    }

    /// Whether no further way need be tried.
    boolean isEnough() {
        return switch (state) {
            case ANSWERED, IN_SESSION -> true;
            case TRYING, SENT, UNREACHABLE, FORBIDDEN -> false;
        };
    }

    /// What is true after another way was tried too, which was not enough either.
    Knocked and(Knocked next) {
        if (state == Knock.State.SENT) {
            return this;
        }
        return next.state == Knock.State.SENT ? next : new Knocked(state, WakeSaying.THEN.of(text, next.text));
    }
}
