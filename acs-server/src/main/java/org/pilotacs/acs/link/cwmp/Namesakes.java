package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.profile.Model;
import org.pilotacs.acs.profile.Profiles;

import java.util.Locale;
import java.util.regex.Pattern;

/// Boxes to which their maker gave one serial number, or a new OUI with each start (D19): told apart by a parameter of their
/// reports that their profile names (`session.identity-from`). Safe for any number of threads.
final class Namesakes {
    private static final Pattern MAC = Pattern.compile("[0-9A-F]{2}(?:[:-]?[0-9A-F]{2}){5}");
    private static final int OUI_DIGITS = 6;

    private final Profiles profiles;

    Namesakes(Profiles profiles) {
        this.profiles = profiles;
    }

    /// The report under the name that is the box's own. It has no serial number if the box leaves out by what it would be
    /// known.
    Sighting toldApart(Sighting sighting) {
        Identity given = sighting.identity();
        String root = sighting.root();
        String version = sighting.valueOf(root + ".DeviceInfo.SoftwareVersion");
        String from = profiles.of(Model.of(given, version == null ? "" : version, root)).session().identityFrom();
        return from == null
                ? sighting
                : new Sighting(named(given, sighting.valueOf(from)), sighting.link(), sighting.at(), sighting.peer(),
                        sighting.events(), sighting.learnt());
    }

    /// A MAC address is written in many ways, and begins with an OUI that does not change.
    private static Identity named(Identity given, @Nullable String value) {
        String name = value == null ? "" : value.strip();
        String upper = name.toUpperCase(Locale.ROOT);
        if (!MAC.matcher(upper).matches()) {
            return new Identity(given.manufacturer(), given.oui(), given.productClass(), name);
        }
        String digits = upper.replace(":", "").replace("-", "");
        return new Identity(given.manufacturer(), digits.substring(0, OUI_DIGITS), given.productClass(), digits);
    }
}
