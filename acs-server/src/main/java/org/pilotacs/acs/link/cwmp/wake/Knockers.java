package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.profile.WakeWay;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The ways that this server has.
///
/// @param concurrency most devices at once
/// @param logins what a device may expect of us, the likeliest first
/// @param udp null for none
/// @param xmpp null for none
record Knockers(int concurrency, Function<DeviceId, List<Login>> logins, HttpKnock http, @Nullable UdpKnock udp,
        @Nullable XmppKnock xmpp) {
    Set<WakeWay> here() {
        Set<WakeWay> here = EnumSet.of(WakeWay.HTTP);
        if (udp != null) {
            here.add(WakeWay.UDP);
        }
        if (xmpp != null) {
            here.add(WakeWay.XMPP);
        }
        return here;
    }

    /// Blocks until it is known how that went.
    Knocked knock(DeviceId device, Way way) {
        return switch (way) {
            case Way.Http(String url) -> http.at(url, logins.apply(device));
            case Way.Udp(String address) when udp != null -> udp.at(device, address, logins.apply(device));
            case Way.Xmpp(String jid) when xmpp != null -> xmpp.at(jid, logins.apply(device));
            case Way.Udp _,Way.Xmpp _ -> Knocked.unreachable(WakeSaying.NOT_TAKEN.of());
        };
    }
}
