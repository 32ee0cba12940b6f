package org.pilotacs.acs.link.satellite;

import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.satellite.carousel.PlayPlan;
import org.pilotacs.acs.link.satellite.payload.CardSystem;
import org.pilotacs.acs.task.CardMessage;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// By which messages get to cards, with all tasks that go by it. What is asked about a task of another route comes to nothing.
/// What a task wants is stored before anything follows from it, and so is how it is to end, before the queue hears of it.
///
/// [#take], [#lookAfter] and [#decisions] are for one thread, of the node that plays; the rest for any of any node.
interface Route {
    /// What a task wants.
    ///
    /// @param answers whether the box also speaks, by another link
    record Wish(Task task, String card, CardMessage message, CardSystem system, PlayPlan plan, boolean answers) {}

    /// What became of a wish.
    sealed interface Taken {
        /// It is seen to until then, and ends otherwise if nobody says how.
        record OnItsWay(Instant until, Outcome otherwise) implements Taken {}

        /// That is how it ends.
        record Over(Outcome outcome) implements Taken {}
    }

    /// Takes what a task wants to have said; those end that wanted the same of the same card. The same task again changes nothing.
    Taken take(Wish wish);

    /// Goes on with what was taken, and decides how that ends which is over. Call it every second or so.
    ///
    /// @return devices whose messages have gone on
    Set<DeviceId> lookAfter();

    /// Empty for a task that is over.
    Optional<Underway> find(TaskId task);

    /// How a task's message stands, for people; empty for one that is over.
    Optional<Airing> airing(TaskId task);

    /// Of those that go to boxes that also speak, some to look at now; in time, all.
    List<Underway> answering();

    /// Takes digits that somebody has read off the screen. If they are right, what the message was for is decided.
    Proof.Taken digits(Underway one, String digits);

    /// What to say of one that somebody has called off.
    Outcome.Cancelled calledOff(Underway one, Outcome.Cancelled plain);

    /// Decides how a task ends, once for all; what was decided before stays.
    void decide(TaskId task, Outcome outcome);

    /// How a task is to end.
    ///
    /// @param until when it would have ended by itself
    record Decision(TaskId task, DeviceId device, Instant until, Outcome outcome) {}

    /// Those that the queue may not know of yet. Nothing more is sent for them.
    List<Decision> decisions(int limit);

    /// The queue knows how these ended.
    void forget(List<TaskId> settled);
}
