package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionOrder;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.CampaignActions;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Priority;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Begins with devices that are here, if their campaign lets it now. Safe for any number of threads.
public final class CampaignOffers {
    /// How long a device that was begun with may take to fetch its order: it is here.
    private static final Duration TAKES = Duration.ofHours(1);

    private final JdbcCampaignWork work;
    private final Devices devices;
    private final CampaignActions actions;
    private final Artefacts images;
    private final ZoneId zone;
    private final Clock clock;

    /// @param zone of devices that do not say theirs
    public CampaignOffers(JdbcCampaignWork work, Devices devices, CampaignActions actions, Artefacts images,
            ZoneId zone,
            Clock clock) {
        this.work = work;
        this.devices = devices;
        this.actions = actions;
        this.images = images;
        this.zone = zone;
        this.clock = clock;
    }

    /// Begins with a device by the first of its campaigns that may; whether one did.
    public boolean offer(DeviceId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Device device = null;
        for (JdbcCampaignWork.Ready ready : work.ready(id, now)) {
            device = device == null ? devices.find(id).orElse(null) : device;
            if (device != null && begin(ready, device, now)) {
                return true;
            }
        }
        return false;
    }

    private boolean begin(JdbcCampaignWork.Ready ready, Device device, Instant now) {
        Instant deadline = deadline(ready, device, now);
        if (deadline == null) {
            return false;
        }
        ActionRequest request = ready.plan().request();
        if (ready.rollsBack()) {
            switch (Reversal.of(ready.plan(), ready.row().member(), device, images)) {
                case Reversal.Impossible(Saying why) -> {
                    work.refused(ready, MemberState.STUCK, why, now);
                    return false;
                }
                case Reversal.Unneeded(Saying why) -> {
                    work.refused(ready, MemberState.ROLLED_BACK, why, now);
                    return false;
                }
                case Reversal.By(ActionRequest back) -> request = back;
            }
        }
        return begin(ready, device, request, deadline, now);
    }

    private boolean begin(JdbcCampaignWork.Ready ready, Device device, ActionRequest request, Instant deadline,
            Instant now) {
        long bytes = bytes(request);
        Requester requester = new Requester(ready.row().campaign(), "campaign", Priority.CAMPAIGN);
        try {
            Started started = actions.begin(device.id(), request, requester, new ActionOrder(deadline,
                    work.beginning(ready, device, bytes, now)));
            return switch (started) {
                case Started.Accepted _,Started.Repeated _ -> true;
                case Started.Refused(Saying reason) -> {
                    work.refused(ready, ready.rollsBack() ? MemberState.STUCK : MemberState.SKIPPED, reason, now);
                    yield false;
                }
                case Started.UnknownDevice _,Started.KeyReused _ -> false;
            };
        } catch (JdbcCampaignWork.NotNowException _) {
            return false;
        }
    }

    private long bytes(ActionRequest request) {
        return switch (request) {
            case ActionRequest.UpdateFirmware(String image) -> bytes(image);
            case ActionRequest.ApplyConfiguration(String file) -> bytes(file);
            default -> 0;
        };
    }

    private long bytes(String artefact) {
        return images.find(artefact).map(Artefact::bytes).orElse(0L);
    }

    /// Until when the device must have fetched its order; null if it must not be begun with now. What went wrong is put right
    /// at once, whatever the hour.
    private @Nullable Instant deadline(JdbcCampaignWork.Ready ready, Device device, Instant now) {
        Window window = ready.plan().window();
        Instant latest = now.plus(TAKES);
        if (window == null || ready.rollsBack()) {
            return latest;
        }
        Window.Stretch stretch = window.at(now, DeviceZone.of(device, devices, zone));
        if (stretch == null) {
            return null;
        }
        return stretch.end().isBefore(latest) ? stretch.end() : latest;
    }
}
