package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceTags;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.provisioning.engine.SecretDigest;
import org.pilotacs.acs.provisioning.picture.Picture;
import org.pilotacs.acs.provisioning.picture.PictureLoader;
import org.pilotacs.acs.provisioning.preset.DefinitionCache;
import org.pilotacs.acs.provisioning.preset.Definitions;
import org.pilotacs.acs.provisioning.script.ScriptRunner;
import org.pilotacs.acs.provisioning.script.SessionScripts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Provisions devices that come. Safe for any number of threads.
public final class Provisioning {
    private static final Logger log = LoggerFactory.getLogger(Provisioning.class);

    private final Needs needs;

    /// The rest of the server, as provisioning sees it.
    ///
    /// @param digests of secrets, per device
    public record Needs(Devices devices, DeviceTags tags, DefinitionCache definitions, ProvisioningRecords records,
            ScriptRunner scripts, SessionScripts.ExtensionCall extensions, DeviceDigests digests) {}

    /// Digests of a device's secrets.
    @FunctionalInterface
    public interface DeviceDigests {
        SecretDigest of(String device);
    }

    public Provisioning(Needs needs) {
        this.needs = needs;
    }

    /// What is to be done with a device that came; null if there is nothing.
    ///
    /// @param report takes what is learnt of its data model
    public @Nullable SessionProvisioning begin(Visit visit, SessionProvisioning.Report report) {
        Definitions definitions = needs.definitions().current();
        Held held = needs.records().held(visit.device().id(), visit.at());
        if (definitions.hasNoPresets() && held.isNothing()) {
            return null;
        }
        String device = visit.device().id().value();
        Picture picture = PictureLoader.load(visit.device(), needs.devices().parameters(visit.device()),
                held.digests(), visit.eventNames(), visit.at().toEpochMilli());
        SecretDigest digests = needs.digests().of(device);
        SessionScripts scripts = new SessionScripts(definitions.library(), needs.scripts(), needs.extensions(), device,
                visit.at().toEpochMilli(), (message, more) -> say(device, message, more));
        ProvisioningRun run = new ProvisioningRun(visit, picture, held,
                new ProvisioningRun.With(definitions, scripts, digests));
        return new SessionProvisioning(run, needs.records(), needs.tags(), report);
    }

    private static void say(String device, String message, @Nullable String more) {
        var line = log.atInfo().addKeyValue("device", device);
        if (more != null) {
            line = line.addKeyValue("more", more);
        }
        line.log("Script: {}", message);
    }
}
