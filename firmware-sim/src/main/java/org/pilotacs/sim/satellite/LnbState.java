package org.pilotacs.sim.satellite;

import org.pilotacs.sim.satellite.Transponder.Band;
import org.pilotacs.sim.satellite.Transponder.Polarisation;

/// How the LNB is.
public sealed interface LnbState {
    record Working() implements LnbState {}

    /// Nothing draws current at the end of the cable.
    record Disconnected() implements LnbState {}

    /// Water in the connector: the supply is in current limit.
    record ShortCircuit() implements LnbState {}

    /// It draws its current and delivers nothing.
    record Dead() implements LnbState {}

    /// One of its four outputs is lost, the others are well.
    record OutputLost(Polarisation polarisation, Band band) implements LnbState {}

    /// Whether it delivers this polarisation and band.
    default boolean delivers(Polarisation polarisation, Band band) {
        return switch (this) {
            case Working _ -> true;
            case Disconnected _,ShortCircuit _,Dead _ -> false;
            case OutputLost(var lostPolarisation, var lostBand) ->
                lostPolarisation != polarisation || lostBand != band;
        };
    }
}
