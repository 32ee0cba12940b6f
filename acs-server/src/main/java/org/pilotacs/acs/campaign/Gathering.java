package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceWalk;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.saying.Saying;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds the devices of a campaign and says whether there is something to do for each. Stateless.
final class Gathering {
    private final CampaignNeeds needs;

    Gathering(CampaignNeeds needs) {
        this.needs = needs;
    }

    /// The devices of a stretch of the fleet that a campaign is for.
    List<Sorted> sort(Campaign campaign, TargetFilter filter, List<DeviceWalk.Known> some, Instant now) {
        ActionRequest request = campaign.plan().request();
        Artefact image = image(request);
        List<Sorted> sorted = new ArrayList<>();
        for (DeviceWalk.Known known : some) {
            if (filter.matches(known, now)) {
                Device device = known.device();
                Saying why = needs.actions().refusal(device, request, image);
                sorted.add(new Sorted(device, why, isBroadcast(device, request)));
            }
        }
        return sorted;
    }

    /// A device that a campaign is for.
    ///
    /// @param why nothing is to be done; null if something is
    record Sorted(Device device, @Nullable Saying why, boolean broadcast) {
        String stratum() {
            String hardware = device.hardwareVersion();
            return device.identity().productClass() + (hardware.isEmpty() ? "" : " · " + hardware);
        }
    }

    @Nullable
    Artefact image(ActionRequest request) {
        return switch (request) {
            case ActionRequest.UpdateFirmware(String image) -> needs.images().find(image).orElse(null);
            case ActionRequest.ApplyConfiguration(String file) -> needs.images().find(file).orElse(null);
            default -> null;
        };
    }

    static boolean isBroadcast(Device device, ActionRequest request) {
        return device.isOneWay() || switch (request) {
            case ActionRequest.SendEmms _ -> true;
            case ActionRequest.Reconnect wish -> wish.way() == Way.SATELLITE;
            case ActionRequest.ResetPin wish -> wish.way() == Way.SATELLITE;
            default -> false;
        };
    }

    /// Whether no device can show what became of it.
    static boolean isBroadcast(ActionRequest request) {
        return request instanceof ActionRequest.SendEmms
                || request instanceof ActionRequest.Reconnect wish && wish.way() == Way.SATELLITE
                || request instanceof ActionRequest.ResetPin pin && pin.way() == Way.SATELLITE;
    }

    /// A device's lot in a campaign: 62 bits, always the same, and without regard to those of other campaigns.
    static long lot(String campaign, DeviceId device) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(campaign.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest(device.value().getBytes(StandardCharsets.UTF_8))).getLong() >>> 2;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
