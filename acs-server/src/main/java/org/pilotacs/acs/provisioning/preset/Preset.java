package org.pilotacs.acs.provisioning.preset;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Expression;

import java.util.List;
import java.util.Map;

/// Provisions for those devices that meet its conditions, all of them. Immutable.
///
/// @param weight of two presets that want different things, the heavier one wins
/// @param channel what fails in one channel does not stop the others
/// @param schedule null for always
/// @param events by name, blanks written as `_`: whether the device must come with it, or must not
public record Preset(String name, double weight, String channel, @Nullable Schedule schedule,
        Map<String, Boolean> events, Expression precondition, List<Call> calls) {
    public Preset {
        events = Map.copyOf(events);
        calls = List.copyOf(calls);
    }

    /// A provision, and what it is called with, which may depend on the device.
    public record Call(String provision, List<Expression> arguments) {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
