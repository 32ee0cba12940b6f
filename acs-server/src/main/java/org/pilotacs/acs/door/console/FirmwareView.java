package org.pilotacs.acs.door.console;

import org.pilotacs.acs.device.FleetCensus;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.fleet.FleetCount;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A file that boxes can be given, as the console shows it.
///
/// @param kind in words
/// @param fit maker and revision, where it is for those alone; empty for any
/// @param narrowed what a list says beside the model: what it is, unless that is firmware, and the fit
/// @param from versions on which it may follow, in words
/// @param signedBy name of the key; empty if nobody signed it
/// @param runs how many boxes of the model run it, empty if that is not known or makes no sense
/// @param boxes the list of those; empty if there is none
public record FirmwareView(String id, String kind, String model, String fit, String narrowed, String version,
        String from, String fileName,
        String size, String sha256, String notes, String signedBy, AirView.Moment added, String addedBy, String runs,
        String boxes, boolean isFirmware) {
    private static final long MEBIBYTE = 1 << 20;

    static FirmwareView of(Artefact one, Optional<FleetCount> fleet, Words words, Instant now) {
        Optional<FleetCensus.Version> running = !one.isFirmware()
                ? Optional.empty()
                : fleet.flatMap(count -> count.census().versions().stream()
                        .filter(version -> version.model().equalsIgnoreCase(one.fit().productClass())
                                && version.version().equals(one.version()))
                        .findFirst());
        String fit = fit(one, words);
        return new FirmwareView(one.id(), kind(one, words), one.fit().productClass(), fit,
                one.isFirmware() ? fit : fit.isEmpty() ? kind(one, words) : kind(one, words) + " · " + fit,
                one.version(),
                one.fit().from().isEmpty()
                        ? words.say("firmware.from.any")
                        : String.join(", ", one.fit().from()),
                one.fileName(), size(one.bytes(), words), one.sha256(), one.notes(), one.signedBy(),
                new AirView.Moment(one.added(), words.ago(Duration.between(one.added(), now))), one.addedBy(),
                running.map(version -> NumberFormat.getIntegerInstance(words.locale()).format(version.devices()))
                        .orElse(""),
                running.map(version -> FleetView.link("model=" + FleetView.encoded(version.model()) + "&version="
                        + FleetView.encoded(version.version()))).orElse(""),
                one.isFirmware());
    }

    private static String kind(Artefact one, Words words) {
        return words.say("firmware.kind." + WireName.of(one.kind()));
    }

    private static String fit(Artefact one, Words words) {
        String maker = one.fit().oui().isEmpty() ? "" : words.say("firmware.of-maker", one.fit().oui());
        String hardware = one.fit().hardware().isEmpty() ? "" : words.say("firmware.of-hardware", one.fit().hardware());
        return maker.isEmpty() || hardware.isEmpty() ? maker + hardware : maker + " · " + hardware;
    }

    /// In the unit that people know from their files.
    static String size(long bytes, Words words) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMaximumFractionDigits(1);
        return bytes < MEBIBYTE
                ? format.format(Math.max(0.1, bytes / 1024.0)) + " KiB"
                : format.format(bytes / (double) MEBIBYTE) + " MiB";
    }
}
