package org.pilotacs.acs.diagnosis.sign;

import org.pilotacs.acs.reading.Reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the line and the home's network show.
final class InternetSigns {
    private static final double PER_MINUTE = 1 / 60.0;

    private InternetSigns() {}

    static void find(Case it, Consumer<Measured> found) {
        Plain.flag(it, "wan.up", Sign.WAN, "up", "down", found);
        Reading error = it.reading("wan.last-error");
        if (error != null) {
            found.accept(Measured.word(Sign.WAN_ERROR, kind(error.value()), List.of(error)));
        }
        Plain.number(it, "wan.uptime", Sign.WAN_UPTIME, PER_MINUTE, found);
        Plain.flag(it, "dsl.sync", Sign.LINE, "in-step", "lost", found);
        if (!Boolean.FALSE.equals(it.flag("dsl.sync"))) {
            least(it, Stream.of("dsl.down.margin", "dsl.up.margin"), Sign.LINE_MARGIN, found);
        }
        Plain.number(it, "optical.rx", Sign.OPTICAL, 1, found);
        Plain.number(it, "cellular.rsrp", Sign.CELLULAR, 1, found);
        wifi(it, found);
    }

    /// Errors of a WANPPPConnection (TR-098, LastConnectionError) and what makers put there.
    private static String kind(String error) {
        String text = error.toUpperCase(Locale.ROOT);
        if (text.isBlank() || text.equals("ERROR_NONE") || text.equals("NONE")) {
            return "none";
        }
        if (text.contains("AUTH")) {
            return "login";
        }
        return text.contains("CARRIER") || text.contains("NO_ANSWER") || text.contains("LINE") ? "carrier" : "other";
    }

    private static void least(Case it, Stream<String> names, Sign sign, Consumer<Measured> found) {
        it.known(names).stream().filter(one -> Case.number(one) != null && !isNothing(sign, one))
                .min(Comparator.comparingDouble(one -> Objects.requireNonNull(Case.number(one))))
                .ifPresent(one -> found
                        .accept(Measured.number(sign, Objects.requireNonNull(Case.number(one)), List.of(one))));
    }

    /// A line that is not in step has a margin of 0.
    private static boolean isNothing(Sign sign, Reading reading) {
        Double number = Case.number(reading);
        return sign == Sign.LINE_MARGIN && number != null && number == 0;
    }

    private static void wifi(Case it, Consumer<Measured> found) {
        List<Reading> switches = it
                .known(it.instances("wifi.").stream().map(i -> "wifi." + i + ".enabled"));
        if (!switches.isEmpty()) {
            boolean on = switches.stream().anyMatch(one -> one.value().equals("true"));
            found.accept(Measured.word(Sign.WIFI, on ? "on" : "off", switches));
        }
        List<String> clients = new ArrayList<>();
        for (int radio : it.instances("wifi.")) {
            String own = "wifi." + radio + ".client.";
            it.instances(own).forEach(client -> clients.add(own + client + ".rssi"));
        }
        least(it, clients.stream(), Sign.WIFI_CLIENT, found);
        it.known(it.instances("wifi.").stream().map(i -> "wifi." + i + ".noise")).stream()
                .filter(one -> Case.number(one) != null)
                .max(Comparator.comparingDouble(one -> Objects.requireNonNull(Case.number(one))))
                .ifPresent(one -> found.accept(
                        Measured.number(Sign.WIFI_NOISE, Objects.requireNonNull(Case.number(one)), List.of(one))));
    }
}
