package org.pilotacs.acs.diagnosis;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.diagnosis.knowledge.BadFirmware;
import org.pilotacs.acs.diagnosis.sign.Case;
import org.pilotacs.acs.diagnosis.sign.Circumstances;
import org.pilotacs.acs.diagnosis.sign.Neighbours;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingHistory;
import org.pilotacs.acs.reading.ReadingName;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gathers what there is to go by for one box: its readings, their past, and what is known around it. Safe for any number of threads.
public final class CaseBook {
    /// On a box whose customer is blocked for what is not paid; the inventory sets it.
    public static final String ARREARS_TAG = "arrears";
    private static final Duration STARTS = Duration.ofDays(7);

    private final Core core;
    private final List<BadFirmware> badFirmware;
    private final Clock clock;

    /// How the other boxes of an area do.
    @FunctionalInterface
    public interface Surroundings {
        /// Null if nobody knows.
        @Nullable
        Neighbours around(Device device, Instant now);
    }

    /// What an error code speaks for.
    @FunctionalInterface
    public interface Hints {
        /// Causes with weights from 0 to 1; empty for a code that nobody knows.
        Map<String, Double> of(String code, Device device);
    }

    /// What it needs.
    public record Core(Devices devices, Profiles profiles, ReadingHistory history, Surroundings surroundings,
            Hints hints) {}

    /// @param badFirmware versions that are known to cause trouble
    public CaseBook(Core core, List<BadFirmware> badFirmware, Clock clock) {
        this.core = core;
        this.badFirmware = List.copyOf(badFirmware);
        this.clock = clock;
    }

    /// What is known of a box now.
    ///
    /// @param said null if nobody asked the customer
    /// @param code that the screen shows, empty for none
    public Optional<Case> open(DeviceId id, @Nullable Complaint said, String code) {
        return core.devices.find(id).map(device -> open(device, said, code));
    }

    /// The same of a box that was just looked up.
    public Case open(Device device, @Nullable Complaint said, String code) {
        Instant now = clock.instant();
        Profile profile = core.profiles.of(device);
        ParameterTree tree = core.devices.parameters(device);
        List<Reading> told = core.history.latest(device.id());
        Map<String, Reading> known = new HashMap<>();
        KnownReadings.of(device, profile.readings(tree), told, one -> now.minus(Case.MEMORY).isBefore(one.at()))
                .forEach(one -> known.put(one.name(), one));
        Map<String, List<Reading>> past = core.history.past(device.id(), remembered(known.keySet()),
                now.minus(Case.MEMORY));
        Circumstances around = new Circumstances(said, code.isEmpty() ? Map.of() : core.hints.of(code, device),
                device.subscriber() == null ? null : device.tags().contains(ARREARS_TAG),
                device.isUnheard() ? null : device.lastSeen(), profile.comesEvery(tree),
                device.isOneWay() ? null : starts(device, past, now),
                badFirmware.stream().anyMatch(one -> one.fits(device)), core.surroundings.around(device, now));
        return new Case(now, known, past, ModelServices.of(profile, known.keySet()), around);
    }

    private static Set<String> remembered(Set<String> known) {
        Set<String> names = new HashSet<>(Set.of(ReadingName.START.of()));
        known.stream().filter(name -> ReadingName.ofName(name).filter(Case.REMEMBERED::contains).isPresent())
                .forEach(names::add);
        return names;
    }

    private static List<Instant> starts(Device device, Map<String, List<Reading>> past, Instant now) {
        List<Instant> starts = new ArrayList<>(past.getOrDefault(ReadingName.START.of(), List.of()).stream()
                .map(Reading::at).filter(now.minus(STARTS)::isBefore).toList());
        Instant last = device.lastBoot();
        if (last != null && now.minus(STARTS).isBefore(last) && !starts.contains(last)) {
            starts.add(last);
        }
        return starts;
    }
}
