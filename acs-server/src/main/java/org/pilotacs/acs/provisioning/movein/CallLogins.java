package org.pilotacs.acs.provisioning.movein;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.runtime.Secret;

/// Takes what devices expect of who calls them: without it none comes before it was given another.
@FunctionalInterface
public interface CallLogins {
    /// What is known here already stays.
    void moved(DeviceId device, String username, Secret password);
}
