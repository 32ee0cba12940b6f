package org.pilotacs.sim.homes;

import org.pilotacs.sim.firmware.FirmwareImage;
import org.pilotacs.sim.fleet.BoxKind;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// How faults in the box itself come about, and those in how it is reached. Confined to one thread.
final class BoxCourse {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int HOT = 38;

    private final Story story;
    private final DailyLife life;
    private final BoxKind box;
    private final RandomGenerator random;

    BoxCourse(Story story, DailyLife life, BoxKind box) {
        this.story = story;
        this.life = life;
        this.box = box;
        this.random = story.random();
    }

    void begin(BoxFault fault) {
        switch (fault) {
            case REBOOT_LOOP ->
                startAgainAndAgain(story.called().minus(Draws.between(DAY, DAY.multipliedBy(6), random)),
                        Duration.ofMinutes(15), Duration.ofHours(3));
            case BAD_FIRMWARE -> takeBadFirmware();
            case OVERHEATING -> story.before(HOUR, DAY.multipliedBy(3), () -> life.heat(HOT));
            case BOX_OFFLINE -> story.silent(story.called().minus(Draws.between(DAY.multipliedBy(2),
                    DAY.multipliedBy(9), random)));
            case AREA_OUTAGE -> loseArea();
        }
    }

    /// The version that is bad, as the evaluation is told.
    static String badVersion(BoxKind box) {
        return switch (box) {
            case SAGEVISION -> "3.1.9";
            case TELMAR -> "2.0.7";
            case NORVIK, ORBIS -> "5.3.0";
        };
    }

    private void takeBadFirmware() {
        Instant when = story.before(DAY, DAY.multipliedBy(6), () -> {
            String model = story.household().board().identity().modelName();
            var _ = story.household().board().firmware()
                    .install(FirmwareImage.build(model, badVersion(box), new byte[16]));
        });
        story.start(when);
        if (random.nextBoolean()) {
            startAgainAndAgain(when, Duration.ofHours(2), Duration.ofHours(14));
        }
    }

    private void startAgainAndAgain(Instant from, Duration least, Duration most) {
        Instant next = from.plus(Draws.between(least, most, random));
        while (next.isBefore(story.called().minusSeconds(120))) {
            story.start(next);
            next = next.plus(Draws.between(least, most, random));
        }
    }

    /// No power, or no network, for a whole area. A router may still be reached, and says that its line is down.
    private void loseArea() {
        story.trouble(Neighbours.Trouble.OUTAGE);
        Instant when = story.called().minus(Draws.between(Duration.ofMinutes(20), Duration.ofHours(8), random));
        switch (story.household()) {
            case Household.OfRouter(var router, var _) when random.nextBoolean() ->
                story.at(when, () -> router.line().cut(true));
            case Household.OfRouter _,Household.OfDecoder _ -> story.silent(when);
        }
    }
}
