package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.reading.Reading;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// What the card shows.
final class CardSigns {
    /// A counter since a start of minutes ago says little.
    private static final double LEAST_HOURS = 0.1;

    private CardSigns() {}

    static void find(Case it, Consumer<Measured> found) {
        Plain.copy(it, "card.status", Sign.CARD, found);
        Plain.copy(it, "card.access", Sign.ACCESS, found);
        Plain.flag(it, "card.paired", Sign.PAIRING, "paired", "not-paired", found);
        Double rights = it.number("card.entitlements");
        if (rights != null && !"none".equals(it.text("card.status")) && !"error".equals(it.text("card.status"))) {
            found.accept(Measured.number(Sign.RIGHTS, rights, List.of(Plain.known(it, "card.entitlements"))));
        }
        keyless(it, found);
    }

    private static void keyless(Case it, Consumer<Measured> found) {
        Reading count = it.reading("card.no-key-count");
        Double uptime = it.number("uptime");
        Double number = count == null ? null : Case.number(count);
        if (count != null && number != null && uptime != null) {
            found.accept(Measured.number(Sign.KEYLESS, rate(it, count, number, uptime), List.of(count)));
        }
    }

    /// Since it was read last, if the box has been up all that time; else since its start.
    private static double rate(Case it, Reading count, double number, double uptime) {
        Reading before = before(it, count, uptime);
        Double counted = before == null ? null : Case.number(before);
        if (before != null && counted != null && number >= counted) {
            double hours = Duration.between(before.at(), count.at()).toMinutes() / 60.0;
            return (number - counted) / Math.max(LEAST_HOURS, hours);
        }
        return number / Math.max(LEAST_HOURS, uptime / 3600);
    }

    private static @Nullable Reading before(Case it, Reading count, double uptime) {
        return it.past(count.name()).stream()
                .filter(one -> one.at().isBefore(count.at().minusSeconds(60))
                        && one.at().isAfter(count.at().minusSeconds((long) uptime)))
                .reduce((_, last) -> last).orElse(null);
    }
}
