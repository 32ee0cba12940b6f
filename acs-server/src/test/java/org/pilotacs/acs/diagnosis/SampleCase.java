package org.pilotacs.acs.diagnosis;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.diagnosis.sign.Case;
import org.pilotacs.acs.diagnosis.sign.Circumstances;
import org.pilotacs.acs.diagnosis.sign.Neighbours;
import org.pilotacs.acs.diagnosis.sign.Service;
import org.pilotacs.acs.reading.Reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A decoder whose every reading is well, and what a test changes of that.
public final class SampleCase {
    public static final Instant NOW = Instant.parse("2026-03-02T19:30:00Z");
    private static final List<String> OUTPUTS = List.of("v low", "v low", "h low", "v low", "h low", "h high", "v high",
            "h high");

    private final Map<String, Reading> readings = new HashMap<>();
    private final Map<String, List<Reading>> history = new HashMap<>();
    private @Nullable Complaint said;
    private Map<String, Double> hints = Map.of();
    private boolean arrears;
    private List<Instant> starts = List.of();
    private Neighbours neighbours = new Neighbours(40, 1, 1);

    private SampleCase() {}

    public static SampleCase well() {
        SampleCase it = new SampleCase();
        for (int tuner = 1; tuner <= 2; tuner++) {
            String own = "tuner." + tuner + ".";
            it.with(own + "lock", "true").with(own + "level", "-45").with(own + "cn", "14.8")
                    .with(own + "margin", "6.1")
                    .with(own + "per", "0").with("lnb." + tuner + ".status", "ok");
        }
        it.past("margin", 6.1, 6.1, 0).past("level", -45, -45, 0);
        for (int i = 1; i <= OUTPUTS.size(); i++) {
            it.carrier(i, "true", "-45", "14.5");
        }
        return it.with("card.status", "ok").with("card.paired", "true").with("card.entitlements", "12")
                .with("card.no-key-count", "0").with("uptime", "518400").with("temperature", "48")
                .with("standby", "false").with("display.1", "ok").with("pin.is-default", "true")
                .with("clock", NOW.toString());
    }

    public SampleCase carrier(int index, String lock, String level, String cn) {
        String own = "transponder." + index + ".";
        String[] output = OUTPUTS.get(index - 1).split(" ");
        return with(own + "lock", lock).with(own + "level", level).with(own + "cn", cn)
                .with(own + "polarisation", output[0]).with(own + "band", output[1]);
    }

    public SampleCase with(String name, String value) {
        return with(name, value, Duration.ZERO);
    }

    public SampleCase with(String name, String value, Duration age) {
        readings.put(name, new Reading(name, value, "", NOW.minus(age), "test"));
        return this;
    }

    public SampleCase without(String prefix) {
        readings.keySet().removeIf(name -> name.startsWith(prefix));
        return this;
    }

    /// All that is known is so old.
    public SampleCase aged(Duration age) {
        readings.replaceAll((name, one) -> new Reading(name, one.value(), "", NOW.minus(age), "test"));
        return this;
    }

    /// What both tuners measured every evening of two weeks.
    ///
    /// @param days ago that it changed from one value to the other
    public SampleCase past(String kind, double from, double to, int days) {
        for (int tuner = 1; tuner <= 2; tuner++) {
            String name = "tuner." + tuner + "." + kind;
            List<Reading> series = new ArrayList<>();
            for (int day = 13; day > 0; day--) {
                double value = (day > days ? from : to) + (day % 2 == 0 ? 0.1 : -0.1);
                series.add(new Reading(name, String.format(Locale.ROOT, "%.1f", value), "",
                        NOW.minus(Duration.ofDays(day)), "test"));
            }
            history.put(name, series);
        }
        return this;
    }

    public SampleCase saying(Complaint complaint) {
        said = complaint;
        return this;
    }

    public SampleCase meaning(String cause, double weight) {
        hints = Map.of(cause, weight);
        return this;
    }

    public SampleCase inArrears() {
        arrears = true;
        return this;
    }

    public SampleCase started(Instant... times) {
        starts = List.of(times);
        return this;
    }

    public SampleCase among(Neighbours others) {
        neighbours = others;
        return this;
    }

    public Case open() {
        return new Case(NOW, readings, history,
                EnumSet.of(Service.PICTURE, Service.SIGNAL, Service.ENTITLEMENT, Service.BOX),
                new Circumstances(said, hints, arrears, NOW, Duration.ofHours(24), starts, false, neighbours));
    }
}
