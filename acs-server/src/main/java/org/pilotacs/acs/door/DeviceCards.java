package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.firmware.FirmwareImages;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingHistory;
import org.pilotacs.acs.task.Tasks;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers what is known of one box. Safe for any number of threads.
public final class DeviceCards {
    private static final int ACTIONS = 10;

    private final Devices devices;
    private final Actions actions;
    private final Tasks tasks;
    private final Profiles profiles;
    private final ReadingHistory history;
    private final FirmwareImages images;
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
            FirmwareImages images) {}

    public DeviceCards(Core core, AreaOf areas, Clock clock) {
        this.devices = core.devices();
        this.actions = core.actions();
        this.tasks = core.tasks();
        this.profiles = core.profiles();
        this.history = core.history();
        this.images = core.images();
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

    /// What its data model says and, where that is newer, what it told by itself. What was told before it was as new is void,
    /// and what is not fresh any more may be of a part that is gone.
    private List<ShownReading> readings(Device device, Profile profile, ParameterTree tree, Instant now) {
        Map<String, Reading> known = new LinkedHashMap<>();
        profile.readings(tree).forEach(one -> known.put(one.name(), one));
        Instant valid = device.lastBootstrap() == null ? Instant.EPOCH : device.lastBootstrap();
        ShownReadings.of(history.latest(device.id()), now).stream().filter(ShownReading::fresh)
                .map(ShownReading::reading).filter(one -> one.at().isAfter(valid))
                .forEach(one -> known.merge(one.name(), one, (old, told) -> told.at().isAfter(old.at()) ? told : old));
        return ShownReadings.of(List.copyOf(known.values()), now);
    }

    private DeviceCard card(Device device) {
        Instant now = clock.instant();
        List<Action> last = actions.ofDevice(device.id(), ACTIONS);
        @Nullable
        Action live = last.stream().filter(action -> action.stage() != Stage.SETTLED).findFirst().orElse(null);
        String subscriber = device.subscriber();
        Profile profile = profiles.of(device);
        ParameterTree tree = devices.parameters(device.id());
        return new DeviceCard(device, profile, subscriber == null ? null : areas.area(subscriber),
                readings(device, profile, tree, now), last, live, profile.comesEvery(tree),
                tasks.restartLoop(device.id()).orElse(null), images.newestFor(device).orElse(null), now);
    }
}
