package org.pilotacs.acs.intake;

import org.pilotacs.acs.device.Arrival;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceRegistry;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.incident.Observation;
import org.pilotacs.acs.incident.Observations;
import org.pilotacs.acs.incident.Shown;
import org.pilotacs.acs.profile.Model;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;
import org.pilotacs.acs.reading.ReadingWriter;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.Tasks;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The registry, and what follows from a sighting: a device that is new, or as new, is told which changes it is to tell by
/// itself, once; what it tells then is kept as readings. All of it is committed before the device is answered. A device
/// whose first sighting was cut short is no longer new at its next, so those that were met lately are looked at once more.
/// Safe for any number of threads.
public final class Intake implements DeviceRegistry {
    /// A box may be unplugged right after its first contact.
    private static final Duration DEADLINE = Duration.ofDays(30);
    /// Longer than any device waits before it repeats an Inform that was not answered.
    private static final Duration LATELY = Duration.ofHours(1);
    private static final int TASKS_OF_A_NEW_DEVICE = 50;

    private final DeviceRegistry registry;
    private final Profiles profiles;
    private final Tasks tasks;
    private final TaskIds ids;
    private final ReadingWriter readings;
    private final Set<String> introducing;
    private final Observations observations;

    /// @param introducing links that tell each device themselves, whenever it comes anew, what it is to tell
    /// @param observations takes what each box shows of itself
    public Intake(DeviceRegistry registry, Profiles profiles, Tasks tasks, TaskIds ids, ReadingWriter readings,
            Set<String> introducing, Observations observations) {
        this.registry = registry;
        this.profiles = profiles;
        this.tasks = tasks;
        this.ids = ids;
        this.readings = readings;
        this.introducing = Set.copyOf(introducing);
        this.observations = observations;
    }

    @Override
    public boolean admits(Identity identity) {
        return registry.admits(identity);
    }

    @Override
    public Arrival seen(Sighting sighting) {
        Arrival arrival = registry.seen(sighting);
        List<Reading> told = sighting.has(DeviceEvent.Kind.VALUE_CHANGE) || sighting.has(DeviceEvent.Kind.TOLD)
                ? keep(sighting, arrival.device())
                : List.of();
        if (sighting.has(DeviceEvent.Kind.BOOT)) {
            readings.write(arrival.device().id(), List.of(new Reading(ReadingName.START.of(), "true", "",
                    sighting.at().truncatedTo(ChronoUnit.MILLIS), sighting.link())));
        }
        observations.saw(Shown.of(arrival.device(), sighting.at(), told, heard(sighting), null));
        return !introducing.contains(sighting.link())
                && (isNew(sighting, arrival) || isMetLately(sighting, arrival))
                        ? welcomed(sighting, arrival)
                        : arrival;
    }

    private static Observation.Heard heard(Sighting sighting) {
        if (sighting.has(DeviceEvent.Kind.BOOT) && !sighting.has(DeviceEvent.Kind.ORDERED_RESTART)) {
            return Observation.Heard.STARTING;
        }
        return sighting.has(DeviceEvent.Kind.PERIODIC)
                ? Observation.Heard.REGULARLY
                : Observation.Heard.OTHERWISE;
    }

    private List<Reading> keep(Sighting sighting, Device device) {
        List<Parameter> told = new ArrayList<>();
        for (Learnt one : sighting.learnt()) {
            if (one instanceof Learnt.Valued(String path, Value value)) {
                told.add(new Parameter(path, value, sighting.at().truncatedTo(ChronoUnit.MILLIS), null));
            }
        }
        List<Reading> found = profileOf(sighting, device).readings(told);
        readings.write(device.id(), found);
        return found;
    }

    /// A device that several links see tells each in that one's data model.
    private Profile profileOf(Sighting sighting, Device device) {
        String root = sighting.root();
        return root.isEmpty() || root.equals(device.root())
                ? profiles.of(device)
                : profiles.of(Model.of(device.identity(), device.softwareVersion(), root));
    }

    private static boolean isNew(Sighting sighting, Arrival arrival) {
        return arrival.firstContact() || sighting.has(DeviceEvent.Kind.BOOTSTRAP);
    }

    private static boolean isMetLately(Sighting sighting, Arrival arrival) {
        return Duration.between(arrival.device().firstSeen(), sighting.at()).compareTo(LATELY) < 0;
    }

    private boolean isTold(Device device) {
        return tasks.ofDevice(device.id(), TASKS_OF_A_NEW_DEVICE).stream()
                .anyMatch(task -> task.operation() instanceof Operation.Watch);
    }

    /// The newer of two such tasks replaces the other.
    private Arrival welcomed(Sighting sighting, Arrival arrival) {
        Device device = arrival.device();
        Profile profile = profiles.of(device);
        if (profile.watched().isEmpty() || !isNew(sighting, arrival) && isTold(device)) {
            return arrival;
        }
        tasks.submit(List.of(new NewTask(ids.next(), device.id(), new Operation.Watch(profile.watched()),
                Priority.ROUTINE, null, null, sighting.at().plus(DEADLINE), "watch")));
        return new Arrival(device, arrival.firstContact(), true, arrival.parked());
    }
}
