package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.profile.WakeWay;

import java.util.EnumSet;
import java.util.Set;

/// The ways that this server has.
///
/// @param concurrency most devices at once
/// @param udp null for none
/// @param xmpp null for none
record Knockers(int concurrency, HttpKnock http, @Nullable UdpKnock udp, @Nullable XmppKnock xmpp) {
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
            case Way.Http(String url) -> http.at(url);
            case Way.Udp(String address) when udp != null -> udp.at(device, address);
            case Way.Xmpp(String jid) when xmpp != null -> xmpp.at(jid);
            case Way.Udp _,Way.Xmpp _ -> Knocked.unreachable(WakeSaying.NOT_TAKEN.of());
        };
    }
}
