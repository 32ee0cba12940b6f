package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.saying.Saying;

/// What campaigns ask for. Safe for any number of threads.
public interface CampaignActions {
    /// As [Actions#start], with an order's own deadline, and committed together with what follows from it.
    Started begin(DeviceId device, ActionRequest request, Requester requester, ActionOrder order);

    /// Why a device would not be begun with now; null if it would. Nothing is done.
    ///
    /// @param image that the request is about; null if there is none
    @Nullable
    Saying refusal(Device device, ActionRequest request, @Nullable Artefact image);

    /// Whether what is written to a parameter is a secret of some model's.
    boolean isSecret(String path);

    /// As [Actions#cancel].
    boolean cancel(String id, Saying reason);
}
