package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.util.ArrayDeque;
import java.util.Deque;

/// What is still to be asked of a device, never more than may be asked in all: what a device names leads to further
/// questions, and one that names without end is playing with us. Confined to its session.
final class Questions<Q> {
    private final int most;
    private final Deque<Q> waiting = new ArrayDeque<>();
    private int asked;
    private boolean tooMany;

    /// @param most of them, those asked included
    Questions(int most) {
        this.most = most;
    }

    /// To be asked after all others.
    void addLast(Q question) {
        if (hasRoom()) {
            waiting.addLast(question);
        }
    }

    /// To be asked next.
    void addFirst(Q question) {
        if (hasRoom()) {
            waiting.addFirst(question);
        }
    }

    private boolean hasRoom() {
        boolean room = asked + waiting.size() < most;
        tooMany |= !room;
        return room;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// The next one, which counts as asked; null if there is none.
    @Nullable
    Q next() {
        Q question = waiting.poll();
        if (question != null) {
            asked++;
        }
        return question;
    }

    /// Says that some were left out; nothing, if none was.
    Saying lack() {
        return tooMany ? CwmpSaying.NOT_ALL_NAMES.of(Saying.of(most)) : Saying.NOTHING;
    }
}
