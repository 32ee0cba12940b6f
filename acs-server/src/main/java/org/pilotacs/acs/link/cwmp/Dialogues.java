package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.profile.SessionTraits;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.protocols.cwmp.AcsRequest;

import java.time.Clock;

/// Which dialogue carries which operation. Safe for any number of threads.
final class Dialogues {
    private final Profiles profiles;
    private final ModelMemory memory;
    private final Clock clock;

    Dialogues(Profiles profiles, ModelMemory memory, Clock clock) {
        this.profiles = profiles;
        this.memory = memory;
        this.clock = clock;
    }

    Profiles profiles() {
        return profiles;
    }

    SessionTraits traits(Device device) {
        return profiles.of(device).session();
    }

    Dialogue of(Claim claim, Device device) {
        SessionTraits traits = traits(device);
        String key = claim.task().id().value();
        int attempt = claim.task().attempts();
        return switch (claim.task().operation()) {
            case Operation.Read read ->
                new ReadDialogue(read.paths(), traits.asking(), attempt, memory.of(device), clock);
            case Operation.Write write -> new WriteDialogue(write, traits.writing(), key, clock);
            case Operation.Add add -> new AddDialogue(add, traits.writing(), key, clock);
            case Operation.Delete delete -> new DeleteDialogue(delete, key, clock);
            case Operation.Discover discover ->
                new DiscoverDialogue(discover, root(device), attempt, traits.asking(), memory.of(device), clock);
            case Operation.Restart _ ->
                new RestartDialogue(new AcsRequest.Reboot(key), traits.patience().restart(), clock);
            case Operation.FactoryReset _ ->
                new RestartDialogue(new AcsRequest.FactoryReset(), traits.patience().restart(), clock);
            case Operation.Download download -> new DownloadDialogue(download, key, device.softwareVersion(),
                    orders(claim), traits.downloads(), clock);
        };
    }

    /// How often it was ordered, this time included.
    private static int orders(Claim claim) {
        String attempt = claim.parked() == null
                ? null
                : claim.parked().continuation().data().get(Resumption.ATTEMPT);
        return attempt == null ? 1 : Integer.parseInt(attempt);
    }

    private static String root(Device device) {
        return device.root().isEmpty() ? "" : device.root() + ".";
    }
}
