package org.pilotacs.agent.board;

import java.time.Duration;
import java.util.List;

/// A board between the operator's line and the home.
public interface HomeRouter extends Board {
    DslLine dsl();

    PppLink ppp();

    /// Of its Wi-Fi, one for each network that it makes.
    List<Radio> radios();

    List<LanHost> hosts();

    /// @param status `Up`, `NoSignal`, `Initializing`, as TR-098 spells them
    /// @param upstreamRate kbit/s
    /// @param downstreamRate kbit/s
    /// @param upstreamMargin dB
    /// @param downstreamMargin dB
    /// @param upstreamAttenuation dB
    /// @param downstreamAttenuation dB
    record DslLine(String status, long upstreamRate, long downstreamRate, double upstreamMargin,
            double downstreamMargin, double upstreamAttenuation, double downstreamAttenuation) {}

    /// @param status `Connected` or `Disconnected`
    /// @param externalAddress `0.0.0.0` while disconnected
    /// @param lastError `ERROR_NONE`, `ERROR_NO_CARRIER`, `ERROR_AUTHENTICATION_FAILURE`, as TR-098 spells them
    record PppLink(String status, String externalAddress, Duration uptime, String lastError) {}

    /// @param rssi dBm as the router hears the client
    record WifiClient(String macAddress, String ipAddress, int rssi) {}

    /// @param interfaceType `Ethernet` or `802.11`
    record LanHost(String macAddress, String ipAddress, String hostName, boolean active, String interfaceType) {}
}
