package org.pilotacs.sim.homes;

import org.pilotacs.sim.satellite.DishSystem;
import org.pilotacs.sim.satellite.Installation;
import org.pilotacs.sim.satellite.LinkBudget;
import org.pilotacs.sim.satellite.LnbState;
import org.pilotacs.sim.satellite.ModCod;
import org.pilotacs.sim.satellite.SimulatedDecoder;
import org.pilotacs.sim.satellite.Transponder;
import org.pilotacs.sim.satellite.Transponder.Band;
import org.pilotacs.sim.satellite.Transponder.Polarisation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// How faults between the satellite and the demodulator come about. Confined to one thread.
final class DishCourse {
    private static final int STEPS = 28;

    private final Story story;
    private final DailyLife life;
    private final SimulatedDecoder decoder;
    private final DishSystem dish;
    private final RandomGenerator random;

    DishCourse(Story story, DailyLife life, SimulatedDecoder decoder) {
        this.story = story;
        this.life = life;
        this.decoder = decoder;
        this.dish = decoder.dish();
        this.random = story.random();
    }

    void begin(DishFault fault) {
        switch (fault) {
            case RAIN_FADE -> {
                story.trouble(Neighbours.Trouble.RAIN);
                story.before(Duration.ofMinutes(5), Duration.ofMinutes(55), this::cloudburst);
            }
            case DISH_MOVED -> story.before(Duration.ofDays(1), Duration.ofDays(8), this::push);
            case SLOW_DECLINE -> decline();
            case LNB_DEAD -> lnb(random.nextBoolean() ? new LnbState.Dead() : new LnbState.Disconnected());
            case LNB_SHORT -> lnb(new LnbState.ShortCircuit());
            case LNB_OUTPUT -> lnb(new LnbState.OutputLost(Draws.oneOf(List.of(Polarisation.values()), random),
                    Draws.oneOf(List.of(Band.values()), random)));
            case TRANSPONDER -> story.before(Duration.ofHours(12), Duration.ofDays(5), this::change);
            case TUNER_FAULT -> story.before(Duration.ofDays(1), Duration.ofDays(10), this::spoilTuner);
            case OVERLOAD -> story.before(Duration.ofDays(1), Duration.ofDays(6), this::amplify);
            case INTERFERENCE -> story.before(Duration.ofHours(12), Duration.ofDays(10), this::disturb);
        }
    }

    private void cloudburst() {
        double target = random.nextDouble(-3, 0.4);
        double fade = 3;
        while (margin(dish.installation(), fade) > target) {
            fade += 0.1;
        }
        dish.rain(fade);
    }

    private void push() {
        dish.installation(pointedUntil(dish.installation(), random.nextDouble(-2, 0.7)));
    }

    private static Installation pointedUntil(Installation home, double target) {
        Installation moved = home;
        while (margin(moved, 0) > target) {
            moved = moved.pointedOff(moved.pointingOffset() + 0.005);
        }
        return moved;
    }

    /// Of the first carrier, which is an HD one, dB.
    private static double margin(Installation home, double rain) {
        return LinkBudget.reception(Transponder.OPERATOR.getFirst(), home, rain, new LnbState.Working()).margin();
    }

    /// Step by step from some weeks ago to now, the same loss of margin in each. Where water is in the cable, level goes with it.
    private void decline() {
        double corrosion = random.nextDouble() < 0.4 ? random.nextDouble(0.3, 0.6) : 0;
        double end = random.nextDouble(-0.4, 0.9);
        Duration step = Draws.between(Duration.ofHours(14), Duration.ofHours(24), random);
        double whole = margin(dish.installation(), 0);
        for (int i = 1; i <= STEPS; i++) {
            double target = whole + (end - whole) * i / STEPS;
            story.at(story.called().minus(step.multipliedBy(STEPS - i)).minusSeconds(60), () -> {
                Installation home = dish.installation();
                dish.installation(pointedUntil(home.withCable(home.cableAttenuation() + corrosion), target));
            });
        }
    }

    private void lnb(LnbState state) {
        story.before(Duration.ofHours(1), Duration.ofDays(4), () -> {
            dish.lnb(state);
            life.bad(Transponder.OPERATOR.stream()
                    .filter(carrier -> !state.delivers(carrier.polarisation(), carrier.band())).toList());
        });
    }

    /// The operator changes a carrier, and the box does not hear of it.
    private void change() {
        List<Transponder> changed = someCarriers();
        changed.forEach(carrier -> decoder.channels().mistake(carrier, Stream
                .of(ModCod.DVBS_QPSK_3_4, ModCod.DVBS2_QPSK_3_4).filter(each -> each != carrier.modCod()).findFirst()
                .orElseThrow()));
        life.bad(changed);
    }

    private void disturb() {
        List<Transponder> disturbed = someCarriers();
        disturbed.forEach(carrier -> dish.interference(carrier.frequency(), random.nextDouble(2, 7.5)));
        life.bad(disturbed);
    }

    private List<Transponder> someCarriers() {
        List<Transponder> all = new ArrayList<>(Transponder.OPERATOR);
        Collections.shuffle(all, new Random(random.nextLong()));
        return List.copyOf(all.subList(0, random.nextInt(1, 3)));
    }

    private void spoilTuner() {
        double target = random.nextDouble(-3, 0.3);
        decoder.tuner(1).defect(Math.max(3, margin(dish.installation(), 0) - target));
    }

    /// So much that light rain does not help.
    private void amplify() {
        double weakest = Transponder.OPERATOR.stream()
                .mapToDouble(carrier -> LinkBudget.reception(carrier, dish.installation(), 0,
                        new LnbState.Working()).level())
                .min().orElseThrow();
        dish.amplifier(random.nextDouble(-22.9, -20.8) - weakest);
    }
}
