package org.pilotacs.sim.homes;

import org.pilotacs.sim.router.SimulatedRouter;
import org.pilotacs.sim.satellite.DishSystem;
import org.pilotacs.sim.satellite.SimulatedDecoder;
import org.pilotacs.sim.satellite.Transponder;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What changes from evening to evening in a home that is well: the weather, what is watched, how warm the box is, how loud the
/// line and the air are. Confined to one thread.
final class DailyLife {
    /// Of the evenings, those with light rain.
    private static final double RAINY = 0.2;
    private static final double LIGHT_RAIN = 1.8;
    /// Light rain leaves a home that is well so much, dB.
    private static final double STILL_WELL = 1.3;
    /// Of those who call for the sake of some channels, those who watch one of them.
    private static final double WATCHES_WHAT_IS_BAD = 0.7;

    private final RandomGenerator random;
    private final List<Transponder> bad = new ArrayList<>();
    private int heat;
    private double lineNoise;
    private double wall;
    private int otherNetworks;

    DailyLife(RandomGenerator random) {
        this.random = random;
    }

    /// From now on the box is so much hotter, kelvin.
    void heat(int more) {
        heat = more;
    }

    /// From now on the line is so much louder, dB.
    void lineNoise(double more) {
        lineNoise = more;
    }

    /// From now on something stands before the router that takes so much, dB.
    void wall(double loss) {
        wall = loss;
    }

    /// From now on the channel is so much louder, dB.
    void otherNetworks(int more) {
        otherNetworks = more;
    }

    /// From now on these carriers are not to be watched.
    void bad(List<Transponder> carriers) {
        bad.addAll(carriers);
    }

    /// An evening begins.
    void evening(Household household) {
        switch (household) {
            case Household.OfDecoder(var decoder, var _, var _) -> {
                decoder.dish().rain(random.nextDouble() < RAINY ? lightRain(decoder.dish()) : 0);
                live(decoder, 0);
            }
            case Household.OfRouter(var router, var _) -> live(router);
        }
    }

    /// The customer calls: nothing is as it was in the evening before, but the weather is what it is.
    void call(Household household) {
        switch (household) {
            case Household.OfDecoder(var decoder, var _, var _) -> live(decoder, WATCHES_WHAT_IS_BAD);
            case Household.OfRouter(var router, var _) -> live(router);
        }
    }

    private double lightRain(DishSystem dish) {
        double fade = random.nextDouble(0.3, LIGHT_RAIN);
        while (fade > 0.05 && Households.worstMargin(dish.installation(), fade) < STILL_WELL) {
            fade *= 0.7;
        }
        return fade > 0.05 ? fade : 0;
    }

    private void live(SimulatedDecoder decoder, double watchesBad) {
        boolean watches = !bad.isEmpty() && random.nextDouble() < watchesBad;
        decoder.tuner(1).tune(Draws.oneOf(watches ? bad : Transponder.OPERATOR, random));
        decoder.tuner(2).tune(Draws.oneOf(Transponder.OPERATOR, random));
        decoder.chassis().temperature(random.nextInt(44, 57) + heat);
    }

    private void live(SimulatedRouter router) {
        router.line().noise(Math.max(0, lineNoise + 0.3 * random.nextGaussian()));
        router.home().wall(wall + Math.min(2, Math.abs(random.nextGaussian())));
        router.home().noise(random.nextInt(-96, -87) + otherNetworks);
        router.chassis().temperature(random.nextInt(40, 52));
    }
}
