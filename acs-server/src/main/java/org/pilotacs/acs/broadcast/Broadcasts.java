package org.pilotacs.acs.broadcast;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the core asks of the link that broadcasts. Safe for any number of threads.
public interface Broadcasts {
    /// Where there is no such link.
    Broadcasts NONE = new Broadcasts() {
        @Override
        public Saying refusal(Operation.SendEntitlement wish) {
            return BroadcastSaying.NONE_HERE.of();
        }

        @Override
        public Repeats repeats(String plan) {
            return new Repeats(Duration.ZERO, 1);
        }

        @Override
        public Optional<Airing> airing(Task task) {
            return Optional.empty();
        }

        @Override
        public Proof.Taken prove(Task task, Proof proof) {
            return Proof.Taken.NOT_ON_AIR;
        }

        @Override
        public List<Station> stations() {
            return List.of();
        }

        @Override
        public void onChange(Consumer<DeviceId> listener) {
            // nothing ever changes
        }
    };

    /// How often a person may have the same sent.
    ///
    /// @param pause for so long a wish joins the one before it
    /// @param perDay most in 24 hours
    record Repeats(Duration pause, int perDay) {}

    /// Why this cannot be sent to this card at all, and what to do instead; null if it can.
    @Nullable
    Saying refusal(Operation.SendEntitlement wish);

    Repeats repeats(String plan);

    /// Empty for a task that is not a broadcast, or over.
    Optional<Airing> airing(Task task);

    /// Takes a person's word for what the box cannot tell; what follows is committed when this returns.
    Proof.Taken prove(Task task, Proof proof);

    /// What it is broadcast by, in the order of the configuration.
    List<Station> stations();

    /// Has a listener told of devices whose airings went on. There is one listener.
    void onChange(Consumer<DeviceId> listener);
}
