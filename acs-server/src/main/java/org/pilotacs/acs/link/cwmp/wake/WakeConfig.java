package org.pilotacs.acs.link.cwmp.wake;

/// How devices are woken: what holds for every way, and what for UDP and XMPP alone.
public record WakeConfig(ConnectionRequestConfig connectionRequest, UdpConfig udp, XmppConfig xmpp) {
    public static final WakeConfig DEFAULT = new WakeConfig(ConnectionRequestConfig.DEFAULT, UdpConfig.DEFAULT,
            XmppConfig.NONE);

    /// With other connection requests.
    public static WakeConfig of(ConnectionRequestConfig connectionRequest) {
        return new WakeConfig(connectionRequest, UdpConfig.DEFAULT, XmppConfig.NONE);
    }
}
