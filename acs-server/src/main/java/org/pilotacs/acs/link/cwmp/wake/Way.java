package org.pilotacs.acs.link.cwmp.wake;

import org.pilotacs.acs.profile.WakeWay;

/// One way to wake a device, with the address that the device gave for it; unchecked, as devices are.
sealed interface Way {
    /// @param url ManagementServer.ConnectionRequestURL
    record Http(String url) implements Way {}

    /// @param address host and port: what STUN showed us, or ManagementServer.UDPConnectionRequestAddress
    record Udp(String address) implements Way {}

    /// @param jid ManagementServer.ConnReqJabberID
    record Xmpp(String jid) implements Way {}

    default WakeWay name() {
        return switch (this) {
            case Http _ -> WakeWay.HTTP;
            case Udp _ -> WakeWay.UDP;
            case Xmpp _ -> WakeWay.XMPP;
        };
    }
}
