package org.pilotacs.sim.homes;

import org.pilotacs.sim.fleet.BoxKind;
import org.pilotacs.sim.homes.HomeFault.Part;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// What a home is to be: which box, what is wrong, and whether somebody complains. It follows from the seed and the number alone.
///
/// @param number from 1
/// @param faults none, one or two
/// @param complains whether somebody calls who has no reason to; of a home with faults somebody always would
public record HomePlan(int number, BoxKind box, List<HomeFault> faults, boolean complains) {
    private static final double HEALTHY = 0.15;
    private static final double ONE_FAULT = 0.65;
    private static final double SAGEVISION = 0.6;
    private static final double TELMAR = 0.2;
    /// Of the homes with two faults, those that have both in one part.
    private static final double BOTH_IN_ONE_PART = 0.1;
    /// Two of one part that can stand together, and be told apart.
    private static final List<List<HomeFault>> IN_ONE_PART = List.of(
            List.of(DishFault.SLOW_DECLINE, DishFault.RAIN_FADE), List.of(DishFault.TRANSPONDER, DishFault.TUNER_FAULT),
            List.of(ViewingFault.CARD_UNPAIRED, ViewingFault.NO_RIGHTS),
            List.of(LineFault.WIFI_WEAK, LineFault.WIFI_CROWDED));

    public HomePlan {
        faults = List.copyOf(faults);
    }

    static HomePlan drawn(long seed, int number) {
        RandomGenerator random = new SplittableRandom(mixed(seed, number));
        BoxKind box = box(random.nextDouble());
        double share = random.nextDouble();
        boolean complains = random.nextBoolean();
        if (share < HEALTHY) {
            return new HomePlan(number, box, List.of(), complains);
        }
        return new HomePlan(number, box, share < HEALTHY + ONE_FAULT ? one(box, random) : two(box, random), true);
    }

    /// The start of a home's own chances.
    static long mixed(long seed, int number) {
        return (seed * 0x9E3779B97F4A7C15L + number) * 0xBF58476D1CE4E5B9L;
    }

    private static BoxKind box(double share) {
        if (share < SAGEVISION) {
            return BoxKind.SAGEVISION;
        }
        return share < SAGEVISION + TELMAR ? BoxKind.TELMAR : BoxKind.NORVIK;
    }

    private static List<HomeFault> one(BoxKind box, RandomGenerator random) {
        return List.of(Draws.oneOf(HomeFault.of(box), random));
    }

    private static List<HomeFault> two(BoxKind box, RandomGenerator random) {
        List<List<HomeFault>> close = IN_ONE_PART.stream().filter(pair -> HomeFault.of(box).containsAll(pair)).toList();
        if (random.nextDouble() < BOTH_IN_ONE_PART) {
            return Draws.oneOf(close, random);
        }
        List<HomeFault> possible = new ArrayList<>(HomeFault.of(box));
        possible.removeIf(fault -> fault.traits().part() == Part.REACH);
        HomeFault first = Draws.oneOf(possible, random);
        possible.removeIf(fault -> fault.traits().part() == first.traits().part());
        return List.of(first, Draws.oneOf(possible, random));
    }
}
