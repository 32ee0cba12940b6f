package org.pilotacs.acs.campaign;

import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.saying.Saying;

/// How a device is given back what it had.
sealed interface Reversal {
    record By(ActionRequest request) implements Reversal {}

    /// It has it already.
    record Unneeded(Saying why) implements Reversal {}

    record Impossible(Saying why) implements Reversal {}

    static Reversal of(CampaignPlan plan, Member member, Device device, Artefacts images) {
        if (!(plan.request() instanceof ActionRequest.UpdateFirmware)) {
            return new Impossible(CampaignSaying.NOT_REVERSIBLE.of());
        }
        String software = member.software();
        if (software == null || software.isEmpty()) {
            return new Impossible(CampaignSaying.FORMER_NOT_KNOWN.of());
        }
        if (software.equals(device.softwareVersion())) {
            return new Unneeded(CampaignSaying.RUNS_FORMER.of(Saying.of(software)));
        }
        return images.of(device, software).map(Artefact::id)
                .<Reversal>map(id -> new By(new ActionRequest.UpdateFirmware(id)))
                .orElseGet(() -> new Impossible(CampaignSaying.NO_FORMER_IMAGE.of(Saying.of(software))));
    }
}
