package org.pilotacs.acs.action;

import org.pilotacs.acs.saying.Saying;

/// The answer to the wish for an action.
public sealed interface Started {
    /// Durable and on its way.
    record Accepted(Action action) implements Started {}

    /// The same key and the same request as before: this is that action, nothing new was begun.
    record Repeated(Action action) implements Started {}

    /// The same key was used for something else.
    record KeyReused(String key) implements Started {}

    record UnknownDevice() implements Started {}

    /// Not possible on this model, or not now; the reason says what to do instead.
    record Refused(Saying reason) implements Started {}
}
