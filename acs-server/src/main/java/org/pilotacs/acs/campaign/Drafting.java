package org.pilotacs.acs.campaign;

/// What became of a new plan.
public sealed interface Drafting {
    record Made(Campaign campaign) implements Drafting {}

    /// The same key brought the same plan before; what became of that.
    record Repeated(Campaign campaign) implements Drafting {}

    /// The same key brought another plan before; nothing was kept.
    record KeyReused() implements Drafting {}
}
