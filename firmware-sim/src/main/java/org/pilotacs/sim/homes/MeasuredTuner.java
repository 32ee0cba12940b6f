package org.pilotacs.sim.homes;

import org.pilotacs.agent.board.Tuner;

import java.util.List;

/// A front end whose measurements are off by as much as [Measuring] says.
///
/// @param name of the front end among the others
record MeasuredTuner(Tuner real, String name, Measuring measuring) implements Tuner {
    @Override
    public Reading read() {
        Reading exact = real.read();
        Measuring.Error error = measuring.error(name);
        double ratio = exact.carrierToNoise();
        return new Reading(exact.locked(), exact.deliverySystem(), exact.modulation(), exact.codeRate(),
                exact.frequency(), exact.symbolRate(), exact.polarisation(), exact.band(),
                Measuring.level(exact.level(), error), Measuring.ratio(ratio, ratio, error),
                Measuring.ratio(exact.linkMargin(), ratio, error), exact.preFecBer(), exact.postFecPer(),
                exact.uncorrectedPackets(), exact.lockLossCount(), exact.lnb());
    }

    @Override
    public List<Carrier> scan() throws InterruptedException {
        return real.scan().stream().map(this::measured).toList();
    }

    private Carrier measured(Carrier carrier) {
        Measuring.Error error = measuring.error(name + " at " + carrier.frequency());
        double ratio = carrier.carrierToNoise();
        return new Carrier(carrier.frequency(), carrier.polarisation(), carrier.band(), carrier.modulation(),
                carrier.codeRate(), Measuring.level(carrier.level(), error), Measuring.ratio(ratio, ratio, error),
                Measuring.ratio(carrier.linkMargin(), ratio, error), carrier.locked());
    }
}
