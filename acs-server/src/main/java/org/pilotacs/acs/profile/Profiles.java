package org.pilotacs.acs.profile;

import org.pilotacs.acs.device.Device;

/// Finds the profile of a device. Safe for any number of threads.
public interface Profiles {
    /// Never null: what matches no vendor's profile gets the generic one of its data model.
    Profile of(Model model);

    /// Whether the profile of some model says of a parameter that its value must not be shown.
    default boolean hides(String path) {
        return false;
    }

    /// As [#of(Model)].
    default Profile of(Device device) {
        return of(Model.of(device));
    }
}
