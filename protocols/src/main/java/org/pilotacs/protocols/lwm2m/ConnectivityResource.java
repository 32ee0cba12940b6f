package org.pilotacs.protocols.lwm2m;

/// Resources of object 4, Connectivity Monitoring, as of version 1.3 (LwM2M Core 1.1, E.5).
public enum ConnectivityResource implements ResourceId {
    NETWORK_BEARER(0, "Network Bearer", Access.READ),
    AVAILABLE_NETWORK_BEARER(1, "Available Network Bearer", Access.READ),
    RADIO_SIGNAL_STRENGTH(2, "Radio Signal Strength", Access.READ),
    LINK_QUALITY(3, "Link Quality", Access.READ),
    IP_ADDRESSES(4, "IP Addresses", Access.READ),
    ROUTER_IP_ADDRESSES(5, "Router IP Addresses", Access.READ),
    LINK_UTILIZATION(6, "Link Utilization", Access.READ),
    APN(7, "APN", Access.READ),
    CELL_ID(8, "Cell ID", Access.READ),
    SMNC(9, "SMNC", Access.READ),
    SMCC(10, "SMCC", Access.READ),
    SIGNALSNR(11, "SignalSNR", Access.READ),
    LAC(12, "LAC", Access.READ),
    COVERAGE_ENHANCEMENT_LEVEL(13, "Coverage Enhancement Level", Access.READ);

    private final Definition definition;

    ConnectivityResource(int id, String label, Access access) {
        this.definition = new Definition(id, label, access);
    }

    @Override
    public Definition definition() {
        return definition;
    }
}
