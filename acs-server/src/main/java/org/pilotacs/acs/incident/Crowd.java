package org.pilotacs.acs.incident;

import org.jspecify.annotations.Nullable;

/// The boxes of a group, counted. Not safe for more than one thread.
final class Crowd {
    private final Group group;
    private final @Nullable Tally[] tallies = new @Nullable Tally[Boxes.KINDS];
    private int members;
    private int touched;
    private boolean gone;

    Crowd(Group group) {
        this.group = group;
    }

    Group group() {
        return group;
    }

    Tally tally(IncidentKind kind) {
        Tally tally = tallies[kind.ordinal()];
        if (tally == null) {
            tally = new Tally();
            tallies[kind.ordinal()] = tally;
        }
        return tally;
    }

    /// Null if no box ever told of that.
    @Nullable
    Tally known(IncidentKind kind) {
        return tallies[kind.ordinal()];
    }

    void join(int boxes) {
        members += boxes;
    }

    /// How many boxes there are, as far as they were heard.
    int members() {
        return members;
    }

    void touch(int minute) {
        touched = minute;
    }

    int touched() {
        return touched;
    }

    /// Forgotten, as others were used since.
    void leave() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }
}
