package org.pilotacs.acs.diagnosis.sign;

import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.reading.Reading;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the box itself and those around it show.
final class BoxSigns {
    private static final double PER_MINUTE = 1 / 60.0;
    /// Of fewer neighbours a share says nothing.
    private static final int FEWEST = 5;

    private BoxSigns() {}

    static void find(Case it, Consumer<Measured> found) {
        Circumstances around = it.around();
        reach(it, found);
        List<Instant> starts = around.starts();
        if (starts != null) {
            Instant yesterday = it.at().minus(Duration.ofDays(1));
            Instant heard = around.lastSeen();
            found.accept(Measured.fact(Sign.STARTS, starts.stream().filter(yesterday::isBefore).count(),
                    heard == null || heard.isAfter(it.at()) ? it.at() : heard));
        }
        Plain.number(it, "uptime", Sign.UPTIME, PER_MINUTE, found);
        Plain.number(it, "temperature", Sign.TEMPERATURE, 1, found);
        found.accept(Measured.fact(Sign.FIRMWARE, around.badFirmware() ? "bad" : "fine", it.at()));
        clock(it, found);
        Plain.flag(it, "standby", Sign.STANDBY, "asleep", "on", found);
        Plain.flag(it, "pin.is-default", Sign.PIN, "factory", "own", found);
        display(it, found);
        Complaint said = around.said();
        if (said != null && Sign.SAID.words().contains(said.wireName())) {
            found.accept(Measured.fact(Sign.SAID, said.wireName(), it.at()));
        }
        if (around.arrears() != null) {
            found.accept(Measured.fact(Sign.ARREARS, around.arrears() ? "blocked" : "none", it.at()));
        }
        neighbours(it, found);
    }

    /// How far the box's clock was ahead when it told the time. Without a zone it is taken for UTC; hours do not matter here.
    private static void clock(Case it, Consumer<Measured> found) {
        Reading clock = it.reading("clock");
        if (clock == null) {
            return;
        }
        String text = clock.value().strip();
        try {
            Instant told = text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            found.accept(Measured.number(Sign.CLOCK, Duration.between(clock.at(), told).toMinutes(), List.of(clock)));
        } catch (DateTimeException _) {
            // it does not know the time
        }
    }

    private static void reach(Case it, Consumer<Measured> found) {
        Circumstances around = it.around();
        if (around.lastSeen() != null && around.comesEvery() != null && !around.comesEvery().isZero()) {
            double late = (double) Duration.between(around.lastSeen(), it.at()).toMillis()
                    / around.comesEvery().toMillis();
            found.accept(Measured.fact(Sign.REACH, Math.max(0, late), it.at()));
        }
    }

    /// A television that shows the picture is enough.
    private static void display(Case it, Consumer<Measured> found) {
        List<Reading> displays = it.known(it.instances("display.").stream().map(i -> "display." + i));
        if (!displays.isEmpty()) {
            String best = Stream.of("ok", "error", "none")
                    .filter(word -> displays.stream().anyMatch(one -> one.value().equals(word))).findFirst()
                    .orElse("none");
            found.accept(Measured.word(Sign.DISPLAY, best, displays));
        }
    }

    private static void neighbours(Case it, Consumer<Measured> found) {
        Neighbours near = it.around().neighbours();
        if (near != null && near.seen() >= FEWEST) {
            found.accept(Measured.fact(Sign.NEIGHBOURS_WEAK, 100.0 * near.weak() / near.seen(), it.at()));
        }
        if (near != null && near.seen() + near.offline() >= FEWEST) {
            found.accept(Measured.fact(Sign.NEIGHBOURS_OFFLINE,
                    100.0 * near.offline() / (near.seen() + near.offline()), it.at()));
        }
    }
}
