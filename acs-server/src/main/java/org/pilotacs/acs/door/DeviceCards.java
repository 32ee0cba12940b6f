package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.action.HomeWifi;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.diagnosis.Advice;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.diagnosis.KnownReadings;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.incident.Incident;
import org.pilotacs.acs.incident.Incidents;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingHistory;
import org.pilotacs.acs.reading.ReadingName;
import org.pilotacs.acs.task.Tasks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Gathers what is known of one box. Safe for any number of threads.
public final class DeviceCards {
    private static final int ACTIONS = 10;
    private static final int TUNERS = 8;
    private static final Duration MARGINS = Duration.ofDays(14);
    /// A call takes no longer.
    private static final Duration CALL = Duration.ofMinutes(30);

    private final Devices devices;
    private final Actions actions;
    private final Tasks tasks;
    private final Profiles profiles;
    private final ReadingHistory history;
    private final Artefacts images;
    private final Examinations examinations;
    private final Incidents incidents;
    private final AreaOf areas;
    private final Clock clock;

    /// The postal code of a customer, null if not known.
    @FunctionalInterface
    public interface AreaOf {
        @Nullable
        String area(String subscriber);
    }

    /// What of the core it needs.
    public record Core(Devices devices, Actions actions, Tasks tasks, Profiles profiles, ReadingHistory history,
            Artefacts images, Examinations examinations, Incidents incidents) {}

    public DeviceCards(Core core, AreaOf areas, Clock clock) {
        this.devices = core.devices();
        this.actions = core.actions();
        this.tasks = core.tasks();
        this.profiles = core.profiles();
        this.history = core.history();
        this.images = core.images();
        this.examinations = core.examinations();
        this.incidents = core.incidents();
        this.areas = areas;
        this.clock = clock;
    }

    public Optional<DeviceCard> find(DeviceId id) {
        return devices.find(id).map(this::card);
    }

    /// What is known of a box's model.
    public Optional<Profile> profile(DeviceId id) {
        return devices.find(id).map(profiles::of);
    }

    /// Its Wi-Fi. What is known of a box is read only of one that has any.
    public HomeWifi wifi(Device device) {
        Profile profile = profiles.of(device);
        HomeWifi without = HomeWifi.of(profile, ParameterTree.EMPTY);
        return without.can().isEmpty() ? without : HomeWifi.of(profile, devices.parameters(device.id()));
    }

    /// The box alone.
    public Optional<Device> device(DeviceId id) {
        return devices.find(id);
    }

    /// What to do next for a box, by a diagnosis.
    public Advice advice(Diagnosis diagnosis, Device device) {
        return Treatments.advice(diagnosis, examinations.knowledge(), device, profiles.of(device),
                actions.ofDevice(device.id(), ACTIONS), clock.instant());
    }

    /// Incidents that a box is in.
    public List<Incident> incidents(Device device) {
        if (incidents.open().isEmpty()) {
            return List.of();
        }
        String subscriber = device.subscriber();
        return incidents.affecting(device, subscriber == null ? null : areas.area(subscriber));
    }

    /// What is not fresh any more may be of a part that is gone.
    private List<ShownReading> readings(Device device, Profile profile, ParameterTree tree, Instant now) {
        return ShownReadings.of(KnownReadings.of(device, profile.readings(tree), history.latest(device.id()),
                one -> ShownReading.of(one, now).fresh() && !one.name().equals(ReadingName.START.of())), now);
    }

    private DeviceCard card(Device device) {
        Instant now = clock.instant();
        List<Action> last = actions.ofDevice(device.id(), ACTIONS);
        @Nullable
        Action live = last.stream().filter(action -> action.stage() != Stage.SETTLED).findFirst().orElse(null);
        // first: what is over by now is seen below
        boolean awaitsLook = last.stream().anyMatch(examinations::awaitsLook);
        String subscriber = device.subscriber();
        Profile profile = profiles.of(device);
        ParameterTree tree = devices.parameters(device);
        Examination examination = examinations.ofDevice(device.id(), 1).stream().findFirst().orElse(null);
        Examination.Asked asked = asked(examination, now);
        Diagnosis diagnosis = examinations.glance(device, asked);
        Diagnosed diagnosed = new Diagnosed(diagnosis,
                Treatments.advice(diagnosis, examinations.knowledge(), device, profile, last, now),
                examinations.knowledge(), examination, before(examination), asked);
        String area = subscriber == null ? null : areas.area(subscriber);
        List<ShownReading> readings = readings(device, profile, tree, now);
        return new DeviceCard(device, profile, area, readings, last, live, profile.comesEvery(tree),
                tasks.restartLoop(device.id()).orElse(null), images.newestFor(device).orElse(null), diagnosed,
                awaitsLook,
                incidents.affecting(device, area),
                margins(device, readings, now), HomeWifi.of(profile, tree), now);
    }

    private @Nullable Examination before(@Nullable Examination last) {
        return last == null || last.recheck() == null
                ? last
                : examinations.find(last.recheck().follows()).orElse(last);
    }

    /// What is measured now is not always in the history.
    private Map<String, List<Reading>> margins(Device device, List<ShownReading> readings, Instant now) {
        List<String> names = IntStream.rangeClosed(1, TUNERS).mapToObj(ReadingName.TUNER_MARGIN::of).toList();
        Map<String, List<Reading>> margins = new HashMap<>(history.past(device.id(), names, now.minus(MARGINS)));
        readings.stream().map(ShownReading::reading).filter(one -> names.contains(one.name())).forEach(one -> {
            List<Reading> series = new ArrayList<>(margins.getOrDefault(one.name(), List.of()));
            if (series.isEmpty() || series.getLast().at().isBefore(one.at())) {
                series.add(one);
            }
            margins.put(one.name(), series);
        });
        return margins;
    }

    /// What the customer said lately still stands, unless something was done since.
    private static Examination.Asked asked(@Nullable Examination last, Instant now) {
        return last != null && last.recheck() == null && last.created().isAfter(now.minus(CALL))
                ? last.asked()
                : new Examination.Asked("", null, "");
    }
}
