package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// One managed box: the narrow row that every contact reads. Times are by our clock.
///
/// @param root first segment of its data model, `Device` or `InternetGatewayDevice`; empty until known, and [#ONE_WAY] of a box
///     that never speaks
/// @param link the link that saw it last
/// @param knockAddress where it says that it listens for connection requests; empty if nowhere
/// @param peer the address it last came from
/// @param firstSeen the year 1970 if it was never heard
/// @param lastSeen the year 1970 if it was never heard
/// @param lastBoot null if never seen booting
/// @param lastBootstrap null if never seen at first contact or after a factory reset
/// @param informed what its last report carried by itself, with that report's time
/// @param subscriber the customer number that the inventory ties it to, null if none
/// @param card the smart card number that the inventory or the box gave, null if none
/// @param tags in the order in which they were put
/// @param quarantined it is given nothing to do, as the inventory does not have it ([UnknownDevices])
public record Device(DeviceId id, Identity identity, String root, String modelName, String softwareVersion,
        String hardwareVersion, String link, String knockAddress, String peer, Instant firstSeen, Instant lastSeen,
        @Nullable Instant lastBoot, @Nullable Instant lastBootstrap, ParameterTree informed,
        @Nullable String subscriber, @Nullable String card, Set<String> tags, boolean quarantined) {
    /// What stands for the data model of a box that never speaks, and so has none that we could see.
    public static final String ONE_WAY = "OneWay";

    public Device {
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
    }

    /// Whether it only listens to the satellite, as far as we know: it was imported as such, and never heard.
    public boolean isOneWay() {
        return root.equals(ONE_WAY);
    }

    /// Whether nobody ever heard it.
    public boolean isUnheard() {
        return lastSeen.equals(Instant.EPOCH);
    }

    Device inQuarantine() {
        return new Device(id, identity, root, modelName, softwareVersion, hardwareVersion, link, knockAddress, peer,
                firstSeen, lastSeen, lastBoot, lastBootstrap, informed, subscriber, card, tags, true);
    }
}
