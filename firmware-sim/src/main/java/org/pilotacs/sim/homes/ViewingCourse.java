package org.pilotacs.sim.homes;

import org.pilotacs.agent.board.CardReader.CardStatus;
import org.pilotacs.agent.board.Display;
import org.pilotacs.sim.satellite.SimulatedDecoder;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// How faults between the demodulator and whoever watches come about. Confined to one thread.
final class ViewingCourse {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAYS = Duration.ofDays(3);

    private final Story story;
    private final SimulatedDecoder decoder;
    private final RandomGenerator random;

    ViewingCourse(Story story, SimulatedDecoder decoder) {
        this.story = story;
        this.decoder = decoder;
        this.random = story.random();
    }

    void begin(ViewingFault fault) {
        switch (fault) {
            case NO_RIGHTS -> story.before(HOUR, DAYS, this::loseRights);
            case ARREARS -> story.before(HOUR, Duration.ofDays(10), () -> {
                story.arrears(true);
                loseRights();
            });
            case CARD_UNPAIRED -> story.before(HOUR, DAYS, () -> decoder.card().paired(false));
            case CARD_FAULT -> story.before(HOUR, DAYS, () -> decoder.card().status(CardStatus.ERROR));
            case CARD_OUT -> story.before(HOUR, DAYS, () -> decoder.card().status(CardStatus.NONE));
            case CLOCK_WRONG -> forgetTime();
            case DISPLAY -> story.before(Duration.ofMinutes(10), Duration.ofDays(2),
                    () -> decoder.display(Display.NONE));
            case STANDBY -> story.before(Duration.ofMinutes(5), Duration.ofDays(1),
                    () -> decoder.power().standby(true));
            case PIN_FORGOTTEN -> story.before(Duration.ofDays(20), Duration.ofDays(40),
                    () -> decoder.pin().choose("%04d".formatted(random.nextInt(1, 10_000))));
        }
    }

    private void loseRights() {
        decoder.card().entitlements(0);
    }

    /// After a start the clock is wherever it stopped, or beyond the end of every right.
    private void forgetTime() {
        Duration off = Duration.ofDays(random.nextInt(60, 500));
        Instant when = story.before(HOUR, DAYS, () -> {
            decoder.chassis().clockError(random.nextInt(4) == 0 ? off : off.negated());
            loseRights();
        });
        story.start(when);
    }
}
