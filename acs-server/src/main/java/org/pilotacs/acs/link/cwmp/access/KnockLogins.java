package org.pilotacs.acs.link.cwmp.access;

import org.pilotacs.acs.device.DeviceId;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What a device may expect of us when we knock. It is not always sure what it has, for example after a reset (C5).
///
/// @param shared what devices without credentials of their own expect
/// @param given what scripts gave to devices, after whatever we did
/// @param rule what an operator says that they expect
public record KnockLogins(Login shared, OwnLoginStore own, GivenLogins given, OperatorRule rule) {
    /// In the order in which they are worth a try.
    public List<Login> of(DeviceId device) {
        Holding held = own.of(device);
        Login offered = held.offered() == null ? null : held.offered().knock();
        Login inUse = held.inUse() == null ? null : held.inUse().knock();
        Stream<Login> ours = Stream.of(given.of(device).filter(login -> !login.isNone()).orElse(null),
                held.taken() ? offered : null, inUse, offered, shared);
        return Stream.concat(rule.knocks(device).stream(), ours).filter(Objects::nonNull).distinct().toList();
    }
}
