package org.pilotacs.acs.link.satellite.payload;

/// A conditional access system, ready to be used.
public sealed interface CardSystem {
    CardSystemConfig config();

    default String name() {
        return config().name();
    }

    /// We make its messages and send them.
    record Encoding(CardSystemConfig config, EmmEncoder encoder) implements CardSystem {}

    /// It is told what to say.
    record Submitting(CardSystemConfig config, CasGateway gateway) implements CardSystem {}

    /// We send what is handed in, and nothing else.
    record PassingOn(CardSystemConfig config) implements CardSystem {}
}
