package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.TaskQueue;

import java.util.ArrayDeque;
import java.util.Deque;

/// Orders of earlier sessions that a device must be asked about in this one. Confined to the device's lane.
final class Due {
    private final Deque<Phase.AcsTurn> left = new ArrayDeque<>();

    void add(Phase.AcsTurn one) {
        left.add(one);
    }

    /// Null if there is none left.
    Phase.@Nullable AcsTurn next() {
        return left.poll();
    }

    /// What was to be asked and was not waits on.
    void giveBack(TaskQueue queue) {
        for (Phase.AcsTurn one = left.poll(); one != null; one = left.poll()) {
            queue.settle(one.claim(), new Progress.Returned());
        }
    }
}
