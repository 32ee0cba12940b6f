package org.pilotacs.sim;

import org.pilotacs.agent.board.Tuner;
import org.pilotacs.sim.fleet.Box;
import org.pilotacs.sim.fleet.InventoryEntry;

import java.util.Locale;
import java.util.stream.Collectors;

/// One line about one box.
final class FleetReport {
    private FleetReport() {}

    static String line(Box box) {
        InventoryEntry entry = box.inventory();
        String about = "%s %s subscriber %s area %s %s".formatted(entry.serial(), entry.productClass(),
                entry.subscriber(), entry.area(), box.isUp() ? "up" : "down");
        return box.isDecoder()
                ? about + box.decoder().tuners().stream().map(Tuner::read).map(FleetReport::tuner)
                        .collect(Collectors.joining())
                : about;
    }

    private static String tuner(Tuner.Reading reading) {
        return String.format(Locale.ROOT, " | %s %.1f dBm C/N %.1f dB margin %.1f dB",
                reading.locked() ? "locked" : "no lock", reading.level(), reading.carrierToNoise(),
                reading.linkMargin());
    }
}
