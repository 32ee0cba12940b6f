package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;

/// The life of a task. Pure: what is not in this table does not happen, and is answered with null.
///
/// | event | ready | behind | held | waiting | over |
/// |---|---|---|---|---|---|
/// | claimed | held, until the deadline | | | | |
/// | resumed | | | | held, until the wait passes | |
/// | reported settled | | | over | | |
/// | reported parked | | | waiting | | |
/// | reported returned | | | ready; waiting as before if it was resumed | | |
/// | renewed | | | held longer | | |
/// | called off | over | over | | waiting, and the link is told, if the device can give it up | |
/// | replaced | over | over | | | |
/// | step before confirmed | | ready | | | |
/// | step before ended otherwise | | over; ready if it only takes turns | | | |
/// | deadline passed | over | over | | | |
/// | wait passed | | | | over | |
/// | lease lapsed | | | ready if repeatable, else waiting; waiting as before if it was resumed | | |
///
/// What a link reports or renews counts only with the fence of its claim, and what the clock does only if the task's own
/// time has come: whoever read it as due may have been overtaken.
final class TaskMachine {
    private TaskMachine() {}

    static @Nullable StoredTask next(StoredTask task, TaskEvent event, Instant now) {
        return switch (task.standing()) {
            case Standing.Ready _ -> fromReady(task, event, now);
            case Standing.Behind _ -> fromBehind(task, event, now);
            case Standing.Held held -> fromHeld(task, held, event, now);
            case Standing.Waiting(Standing.Parking parking) -> fromWaiting(task, parking, event, now);
            case Standing.Over _ -> null;
        };
    }

    private static @Nullable StoredTask fromReady(StoredTask task, TaskEvent event, Instant now) {
        return switch (event) {
            case TaskEvent.Claimed(String link, String node, Instant leaseUntil) ->
                now.isBefore(task.deadline()) ? task.held(new Standing.Held(link, node, leaseUntil, null)) : null;
            case TaskEvent.CalledOff(Saying reason) -> task.over(new Outcome.Cancelled(reason), now);
            case TaskEvent.Replaced _ -> task.over(new Outcome.Cancelled(TaskSaying.REPLACED.of()), now);
            case TaskEvent.DeadlinePassed _ -> expired(task, now);
            case TaskEvent.Resumed _,TaskEvent.Reported _,TaskEvent.Renewed _,TaskEvent.StepBeforeEnded _,TaskEvent.WaitPassed _,TaskEvent.LeaseLapsed _ ->
                null;
        };
    }

    private static @Nullable StoredTask fromBehind(StoredTask task, TaskEvent event, Instant now) {
        return switch (event) {
            case TaskEvent.StepBeforeEnded(boolean confirmed) ->
                confirmed || task.operation().onlyTakesTurns()
                        ? task.at(new Standing.Ready())
                        : task.over(new Outcome.Cancelled(TaskSaying.STEP_BEFORE.of()), now);
            case TaskEvent.CalledOff(Saying reason) -> task.over(new Outcome.Cancelled(reason), now);
            case TaskEvent.Replaced _ -> task.over(new Outcome.Cancelled(TaskSaying.REPLACED.of()), now);
            case TaskEvent.DeadlinePassed _ -> expired(task, now);
            case TaskEvent.Claimed _,TaskEvent.Resumed _,TaskEvent.Reported _,TaskEvent.Renewed _,TaskEvent.WaitPassed _,TaskEvent.LeaseLapsed _ ->
                null;
        };
    }

    private static @Nullable StoredTask fromHeld(StoredTask task, Standing.Held held, TaskEvent event, Instant now) {
        return switch (event) {
            case TaskEvent.Reported(long fence, Progress progress) ->
                fence == task.fence() ? reported(task, held, progress, now) : null;
            case TaskEvent.Renewed(long fence, Instant until) -> fence == task.fence()
                    ? task.at(new Standing.Held(held.link(), held.node(), until, held.resumed()))
                    : null;
            case TaskEvent.LeaseLapsed(Instant by, Duration evidence) ->
                held.leaseUntil().isAfter(by) ? null : task.at(afterLapse(task, held, now, evidence));
            case TaskEvent.CalledOff(Saying reason) ->
                held.resumed() != null && task.operation().canBeGivenUp()
                        ? task.at(new Standing.Held(held.link(), held.node(), held.leaseUntil(),
                                calledOff(held.resumed(), reason)))
                        : null;
            case TaskEvent.Claimed _,TaskEvent.Resumed _,TaskEvent.Replaced _,TaskEvent.StepBeforeEnded _,TaskEvent.DeadlinePassed _,TaskEvent.WaitPassed _ ->
                null;
        };
    }

    private static Standing.Parking calledOff(Standing.Parking parking, Saying reason) {
        return new Standing.Parking(parking.continuation().calledOff(reason), parking.until(), parking.otherwise());
    }

    private static @Nullable StoredTask fromWaiting(StoredTask task, Standing.Parking parking, TaskEvent event,
            Instant now) {
        return switch (event) {
            case TaskEvent.Resumed(String link, String node, Instant leaseUntil) -> now.isBefore(parking.until())
                    ? task.held(new Standing.Held(link, node, leaseUntil, parking))
                    : null;
            case TaskEvent.WaitPassed _ -> now.isBefore(parking.until()) ? null : task.over(parking.otherwise(), now);
            case TaskEvent.CalledOff(Saying reason) -> task.operation().canBeGivenUp()
                    ? task.at(new Standing.Waiting(calledOff(parking, reason)))
                    : null;
            case TaskEvent.Claimed _,TaskEvent.Reported _,TaskEvent.Renewed _,TaskEvent.Replaced _,TaskEvent.StepBeforeEnded _,TaskEvent.DeadlinePassed _,TaskEvent.LeaseLapsed _ ->
                null;
        };
    }

    private static StoredTask reported(StoredTask task, Standing.Held held, Progress progress, Instant now) {
        return switch (progress) {
            case Progress.Settled(Outcome outcome) -> task.over(outcome, now);
            case Progress.Parked(Continuation continuation, Instant until, Outcome otherwise) ->
                task.at(new Standing.Waiting(
                        new Standing.Parking(stillCalledOff(held, continuation), until, otherwise)));
            case Progress.Returned _ ->
                task.at(held.resumed() == null ? new Standing.Ready() : new Standing.Waiting(held.resumed()));
        };
    }

    /// The link may have gone on before it could hear of it.
    private static Continuation stillCalledOff(Standing.Held held, Continuation next) {
        return held.resumed() != null && held.resumed().continuation().isCalledOff()
                ? next.calledOff(held.resumed().continuation().ending().reason())
                : next;
    }

    private static @Nullable StoredTask expired(StoredTask task, Instant now) {
        return now.isBefore(task.deadline()) ? null : task.over(new Outcome.Expired(), now);
    }

    /// A look at a parked task changes nothing; a repeatable operation is begun again; of any other it cannot be known
    /// how far it got, so it is never repeated but waits whether the device shows it.
    private static Standing afterLapse(StoredTask task, Standing.Held held, Instant now,
            Duration evidence) {
        if (held.resumed() != null) {
            return new Standing.Waiting(held.resumed());
        }
        if (task.operation().repeatable()) {
            return new Standing.Ready();
        }
        return new Standing.Waiting(
                new Standing.Parking(Continuation.LOST, now.plus(evidence), new Outcome.Failed(Fault.of(
                        Fault.Kind.UNKNOWN_RESULT, TaskSaying.LOST.of()))));
    }
}
