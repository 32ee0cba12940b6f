package org.pilotacs.acs.link.satellite;

import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.link.satellite.carousel.PlayPlan;
import org.pilotacs.acs.link.satellite.payload.CardSystem;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskId;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The routes to cards. Which one a message takes, its card's system says; which one it has taken, the routes know, whatever the
/// configuration says since. Safe for any number of threads.
final class Routes {
    private final Devices devices;
    private final CardMessages messages;
    private final Function<String, PlayPlan> plans;
    private final Route ours;
    private final Route theirs;

    /// @param ours for messages that we send
    /// @param theirs for those that card systems send
    Routes(Devices devices, CardMessages messages, Function<String, PlayPlan> plans, Route ours, Route theirs) {
        this.devices = devices;
        this.messages = messages;
        this.plans = plans;
        this.ours = ours;
        this.theirs = theirs;
    }

    List<Route> all() {
        return List.of(ours, theirs);
    }

    Route.Taken take(Task task, Operation.SendEntitlement send) {
        CardSystem system = messages.of(send.card()).orElse(null);
        if (system == null) {
            return new Route.Taken.Over(
                    new Outcome.Refused(SatelliteSaying.NO_CARD_SYSTEM.of(Saying.of(send.card()))));
        }
        boolean answers = !devices.find(task.device()).map(Device::isOneWay).orElse(true);
        Route.Wish wish = new Route.Wish(task, send.card(), send.message(), system, plans.apply(send.plan()), answers);
        return switch (system) {
            case CardSystem.Encoding _,CardSystem.PassingOn _ -> ours.take(wish);
            case CardSystem.Submitting _ -> theirs.take(wish);
        };
    }

    /// Empty for a task that is over.
    Optional<Underway> find(TaskId task) {
        return all().stream().flatMap(route -> route.find(task).stream()).findFirst();
    }

    /// How a task's message stands; empty for a task that is over.
    Optional<Airing> airing(TaskId task) {
        return all().stream().flatMap(route -> route.airing(task).stream()).findFirst();
    }
}
