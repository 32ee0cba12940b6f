package org.pilotacs.acs.intake;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.incident.Observation;
import org.pilotacs.acs.incident.Observations;
import org.pilotacs.acs.incident.Shown;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingWriter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/// Takes what devices collected over a time and told at once. Safe for any number of threads.
public final class BulkReports {
    /// Clocks of devices may go that much before ours.
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Devices devices;
    private final Profiles profiles;
    private final ReadingWriter writer;
    private final Observations observations;
    private final Duration keep;

    /// Values of one moment.
    ///
    /// @param collected by the device's clock; null if it does not say
    /// @param values by path
    public record Row(@Nullable Instant collected, Map<String, String> values) {
        public Row {
            values = Map.copyOf(values);
        }
    }

    /// @param observations takes what each box shows of itself
    /// @param keep how long readings are kept: nothing older is taken
    public BulkReports(Devices devices, Profiles profiles, ReadingWriter writer, Observations observations,
            Duration keep) {
        this.devices = devices;
        this.profiles = profiles;
        this.writer = writer;
        this.observations = observations;
        this.keep = keep;
    }

    /// Keeps the readings that a report holds, each of the moment at which the device took it; returns once they are
    /// committed.
    ///
    /// @return how many there are; empty if no such device has come, or it is in quarantine
    public OptionalInt take(DeviceId id, List<Row> rows, Instant received) {
        Device device = devices.find(id).filter(one -> !one.quarantined()).orElse(null);
        if (device == null) {
            return OptionalInt.empty();
        }
        Profile profile = profiles.of(device);
        Duration wrong = wrong(rows, received);
        Instant oldest = received.minus(keep);
        List<Reading> readings = new ArrayList<>();
        for (Row row : rows) {
            Instant at = row.collected() == null ? received : row.collected().minus(wrong);
            if (!at.isBefore(oldest)) {
                readings.addAll(profile.readings(row.values().entrySet().stream().map(
                        one -> new Parameter(one.getKey(), Value.string(one.getValue()), at, null)).toList()));
            }
        }
        writer.write(id, readings);
        show(device, readings, received);
        return OptionalInt.of(readings.size());
    }

    /// Only the newest is what it shows now.
    private void show(Device device, List<Reading> readings, Instant received) {
        Instant newest = readings.stream().map(Reading::at).max(Comparator.naturalOrder()).orElse(received);
        observations.saw(Shown.of(device, received, readings.stream().filter(one -> one.at().equals(newest)).toList(),
                Observation.Heard.OTHERWISE, null));
    }

    /// How wrong the device's clock must be: its newest row is from the future, or from before anything that is kept (H18).
    /// Rows keep their distance from each other.
    private Duration wrong(List<Row> rows, Instant received) {
        Instant newest = rows.stream().map(Row::collected).filter(Objects::nonNull).max(Comparator.naturalOrder())
                .orElse(received);
        return newest.isAfter(received.plus(AHEAD)) || newest.isBefore(received.minus(keep))
                ? Duration.between(received, newest)
                : Duration.ZERO;
    }
}
