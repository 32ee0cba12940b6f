package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.Tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// How often the same is broadcast to a box because somebody asks for it again: not while the last wish is fresh, and not more
/// than so many times a day. Stateless.
final class Repeats {
    private static final Duration DAY = Duration.ofDays(1);
    /// More than any policy allows in a day.
    private static final int LOOKED_AT = 200;

    private final Tasks tasks;
    private final Broadcasts broadcasts;

    Repeats(Tasks tasks, Broadcasts broadcasts) {
        this.tasks = tasks;
        this.broadcasts = broadcasts;
    }

    /// Whether a wish joins the same one that is under way. A broadcast of some while ago has come to its long pauses, so that whoever
    /// asks anew has it begun anew.
    boolean mayJoin(Plan.Ready plan, StoredAction running, Instant now) {
        return plan.tasks().stream().map(NewTask::operation).noneMatch(
                operation -> operation instanceof Operation.SendEntitlement send
                        && !isFresh(send, running.created(), now));
    }

    private boolean isFresh(Operation.SendEntitlement send, Instant begun, Instant now) {
        return now.isBefore(begun.plus(broadcasts.repeats(send.plan()).pause()));
    }

    /// Why it is not broadcast once more, with until when; null if it may be, or joins what is on air.
    @Nullable
    Saying tooOften(Plan.Ready plan, ActionDesk.Wish wish, Instant now) {
        for (NewTask step : plan.tasks()) {
            if (step.operation() instanceof Operation.SendEntitlement send) {
                List<Instant> sent = sentOf(send, wish, now);
                int most = broadcasts.repeats(send.plan()).perDay();
                if (sent.size() >= most && !isFresh(send, sent.getLast(), now)) {
                    Instant free = sent.get(sent.size() - most).plus(DAY);
                    return ActionSaying.SENT_TOO_OFTEN.of(Saying.of(sent.size()),
                            Saying.of(Duration.between(now, free)));
                }
            }
        }
        return null;
    }

    /// When it was asked for in the last 24 hours, oldest first.
    private List<Instant> sentOf(Operation.SendEntitlement send, ActionDesk.Wish wish, Instant now) {
        return tasks.ofDevice(wish.device().id(), LOOKED_AT).stream()
                .filter(task -> task.operation() instanceof Operation.SendEntitlement other
                        && other.plan().equals(send.plan()))
                .map(Task::created).filter(created -> created.isAfter(now.minus(DAY)))
                .sorted(Comparator.naturalOrder()).toList();
    }
}
