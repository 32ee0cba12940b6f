package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.diagnostic.Diagnostic;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.ImageShelf;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.profile.SessionTraits;
import org.pilotacs.acs.task.Awaiting;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.TaskState;
import org.pilotacs.protocols.cwmp.AcsRequest;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Which dialogue carries which operation. Safe for any number of threads.
final class Dialogues {
    private final Profiles profiles;
    private final ModelMemory memory;
    private final Uploads uploads;
    private final Firmware firmware;
    private final Clock clock;

    /// What devices can be given, and where they fetch it.
    record Firmware(Artefacts images, ImageShelf shelf) {}

    Dialogues(Profiles profiles, ModelMemory memory, Uploads uploads, Firmware firmware, Clock clock) {
        this.profiles = profiles;
        this.memory = memory;
        this.uploads = uploads;
        this.firmware = firmware;
        this.clock = clock;
    }

    Profiles profiles() {
        return profiles;
    }

    SessionTraits traits(Device device) {
        return profiles.of(device).session();
    }

    Resumption resumption() {
        return new Resumption(clock, uploads.files());
    }

    /// @param origin where the device reached us
    Dialogue of(Claim claim, Device device, String origin) {
        SessionTraits traits = traits(device);
        String key = claim.task().id().value();
        int attempt = claim.task().attempts();
        return switch (claim.task().operation()) {
            case Operation.Read read -> reading(read.paths(), claim, device);
            case Operation.Await await -> awaiting(await, null, claim, device);
            case Operation.Write write -> new WriteDialogue(write, traits.writing(), key, clock);
            case Operation.Add add -> new AddDialogue(add, traits.writing(), key, clock);
            case Operation.Delete delete -> new DeleteDialogue(delete, key, clock);
            case Operation.Discover discover ->
                new DiscoverDialogue(discover, root(device), attempt, traits.asking(), memory.of(device), clock);
            case Operation.Restart _ ->
                new RestartDialogue(new AcsRequest.Reboot(key), traits.patience().restart(), clock);
            case Operation.FactoryReset _ ->
                new RestartDialogue(new AcsRequest.FactoryReset(), traits.patience().restart(), clock);
            case Operation.Download download -> ordering(DownloadDialogue.Order.of(download), claim, device);
            case Operation.UpdateFirmware update -> fetching(update.image(), update.version(), origin,
                    CwmpSaying.FIRMWARE_GONE, url -> ordering(DownloadDialogue.Order.of(update, url), claim, device));
            case Operation.ApplyConfiguration apply -> fetching(apply.image(), apply.version(), origin,
                    CwmpSaying.CONFIGURATION_GONE,
                    url -> ordering(DownloadDialogue.Order.of(apply, url), claim, device));
            case Operation.Execute execute -> new ImpossibleDialogue(CwmpSaying.NOTHING_TO_EXECUTE, execute.path());
            case Operation.Watch watch -> new WatchDialogue(watch, clock);
            case Operation.Upload upload -> new UploadDialogue(upload, claim, uploads.url(key, origin),
                    traits.downloads().patience(), resumption(), uploads.files());
            case Operation.SendEntitlement _ ->
                throw new IllegalStateException("a broadcast was claimed for a session");
            case Operation.Diagnose diagnose ->
                new DiagnoseDialogue(diagnose, device.root(), traits.writing(), key, clock);
        };
    }

    /// Of what may be gone by now, or be nowhere that the device could reach.
    private Dialogue fetching(String image, String version, String origin, CwmpSaying otherwise,
            Function<String, Dialogue> order) {
        Artefact artefact = firmware.images().find(image).orElse(null);
        String url = artefact == null ? null : firmware.shelf().url(artefact, URI.create(origin).getHost());
        return url == null ? new ImpossibleDialogue(otherwise, version) : order.apply(url);
    }

    private Dialogue ordering(DownloadDialogue.Order order, Claim claim, Device device) {
        return new DownloadDialogue(order, claim.task().id().value(), device.softwareVersion(), orders(claim),
                traits(device).downloads(), clock);
    }

    /// How often it was ordered, this time included.
    private static int orders(Claim claim) {
        String attempt = claim.parked() == null
                ? null
                : claim.parked().continuation().data().get(Resumption.ATTEMPT);
        return attempt == null ? 1 : Integer.parseInt(attempt);
    }

    /// What must be asked of a device that came, to know what became of an order of before; null for nothing.
    @Nullable
    Dialogue after(Claim claim, TaskState.Parked parked, Sighting sighting, Device device) {
        return switch (claim.task().operation()) {
            case Operation.Await await -> awaiting(await, parked.until(), claim, device);
            case Operation.Diagnose(Diagnostic test, String _) -> {
                String object = parked.continuation().data().getOrDefault(Resumption.OBJECT, "");
                boolean mustBeOver = sighting.has(DeviceEvent.Kind.DIAGNOSTIC_ENDED) || startedSince(parked, device);
                yield new JudgedDialogue(reading(List.of(object), claim, device),
                        new TestReport(test, mustBeOver)::judge);
            }
            case Operation.Download _,Operation.UpdateFirmware _,Operation.ApplyConfiguration _ -> {
                // what it brings itself decides first
                boolean ends = sighting.has(DeviceEvent.Kind.TRANSFER_ENDED) || sighting.has(DeviceEvent.Kind.BOOT);
                yield parked.continuation().isCalledOff() && !ends
                        ? new GiveUpDialogue(claim.task().id().value(), parked.continuation().ending())
                        : null;
            }
            case Operation _ -> null;
        };
    }

    private JudgedDialogue awaiting(Operation.Await await, @Nullable Instant until, Claim claim, Device device) {
        return new JudgedDialogue(reading(List.of(await.path()), claim, device),
                read -> Awaiting.next(await, read, until, clock.instant()));
    }

    private ReadDialogue reading(List<String> paths, Claim claim, Device device) {
        return new ReadDialogue(paths, traits(device).asking(), claim.task().attempts(), memory.of(device), clock);
    }

    /// Also in a session before this one, which may have broken off before anybody asked.
    private static boolean startedSince(TaskState.Parked parked, Device device) {
        String ordered = parked.continuation().data().get(Resumption.AT);
        return device.lastBoot() != null && (ordered == null || device.lastBoot().isAfter(Instant.parse(ordered)));
    }

    private static String root(Device device) {
        return device.root().isEmpty() ? "" : device.root() + ".";
    }
}
