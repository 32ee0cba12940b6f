package org.pilotacs.acs.broadcast;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.LinkOrder;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.acs.task.TaskQueue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A link that broadcasts as a test says: it takes what waits for a box, has sent it as often as the test says, and takes
/// people's word. Safe for any number of threads.
public final class PlayedAir implements Broadcasts {
    /// What every box shows.
    public static final String CODE = "314159";
    private static final int TRIES = 3;

    /// Head-ends, as the test wants them.
    public final List<Station> stations = new CopyOnWriteArrayList<>();
    private final TaskQueue queue;
    private final InstantSource clock;
    private final Map<TaskId, OnAir> onAir = new ConcurrentHashMap<>();
    private volatile Consumer<DeviceId> listener = _ -> {};

    /// @param wrong how often wrong digits were told
    private record OnAir(DeviceId device, Airing airing, int wrong) {}

    /// @param queue of what is broadcast
    public PlayedAir(TaskQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /// Takes the order that waits for a box.
    public void takes(DeviceId box, Airing airing) {
        Claim claim = queue.claim(box, LinkOrder.SATELLITE).orElseThrow();
        onAir.put(claim.task().id(), new OnAir(box, airing, 0));
        queue.settle(claim, new Progress.Parked(new Continuation("on-air", Map.of()), airing.until(),
                new Outcome.Unconfirmed(Saying.of("sent until its time was over"))));
    }

    /// How the orders of a box stand now, for example once more sent.
    public void stands(DeviceId box, Airing airing) {
        onAir.replaceAll((_, one) -> one.device.equals(box) ? new OnAir(box, airing, one.wrong) : one);
        listener.accept(box);
    }

    /// The order of a box is over.
    public void ends(DeviceId box, Outcome outcome) {
        queue.resume(box, LinkOrder.SATELLITE).forEach(claim -> {
            onAir.remove(claim.task().id());
            queue.settle(claim, new Progress.Settled(outcome));
        });
    }

    @Override
    public @Nullable Saying refusal(Operation.SendEntitlement wish) {
        return null;
    }

    @Override
    public Repeats repeats(String plan) {
        return new Repeats(Duration.ofMinutes(5), 6);
    }

    @Override
    public Optional<Airing> airing(Task task) {
        return Optional.ofNullable(onAir.get(task.id())).map(OnAir::airing);
    }

    @Override
    public Proof.Taken prove(Task task, Proof proof) {
        OnAir one = onAir.get(task.id());
        if (one == null || one.airing.sent() == 0) {
            return Proof.Taken.NOT_ON_AIR;
        }
        return switch (proof) {
            case Proof.Code(String digits, String who) -> one.airing.askForCode()
                    ? code(task, one, digits, who)
                    : Proof.Taken.NO_CODE;
            case Proof.Word(boolean works, String _) when !works && isEarly(one.airing) -> Proof.Taken.TOO_EARLY;
            case Proof.Word(boolean works, String who) -> {
                ends(task.device(), works
                        ? confirmed("the customer says that it works, by " + who)
                        : new Outcome.Failed(Fault.of(Fault.Kind.INTERNAL,
                                Saying.of("the customer says that it does not work, by " + who))));
                yield Proof.Taken.YES;
            }
        };
    }

    private Proof.Taken code(Task task, OnAir one, String digits, String who) {
        if (one.wrong >= TRIES) {
            return Proof.Taken.TRIED_TOO_OFTEN;
        }
        if (!digits.equals(CODE)) {
            onAir.put(task.id(), new OnAir(one.device, one.airing, one.wrong + 1));
            return Proof.Taken.WRONG_CODE;
        }
        ends(task.device(), confirmed("the screen showed the right digits, by " + who));
        return Proof.Taken.YES;
    }

    private boolean isEarly(Airing airing) {
        return airing.likelyBy() == null || clock.instant().isBefore(airing.likelyBy());
    }

    private Outcome confirmed(String text) {
        return new Outcome.Confirmed(new Evidence(clock.instant(), Saying.of(text), List.of()));
    }

    @Override
    public List<Station> stations() {
        return List.copyOf(stations);
    }

    @Override
    public void onChange(Consumer<DeviceId> told) {
        listener = told;
    }
}
