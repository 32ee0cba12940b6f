package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.profile.WakeWay;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which ways to a device are tried, in which order: a pure function of what the device told, what STUN showed, what the
/// model's profile says, and which ways this server has.
///
/// | the profile says | the device | order |
/// |---|---|---|
/// | an order | | that order, and no other way |
/// | nothing | seems to be behind a NAT | XMPP, UDP, HTTP |
/// | nothing | does not | HTTP, XMPP, UDP |
///
/// A way without an address is left out. UDP comes after what is answered: of a datagram nobody hears what became of it. A
/// device seems to be behind a NAT if it says so (NATDetected), or if the address of its ConnectionRequestURL is private and
/// not the one that it comes from.
final class Ways {
    private static final List<WakeWay> BEHIND_NAT = List.of(WakeWay.XMPP, WakeWay.UDP, WakeWay.HTTP);
    private static final List<WakeWay> REACHABLE = List.of(WakeWay.HTTP, WakeWay.XMPP, WakeWay.UDP);

    private final Device device;
    private final ParameterTree known;

    private Ways(Device device, ParameterTree known) {
        this.device = device;
        this.known = known;
    }

    /// @param known all that is known of its data model
    /// @param seen the address that STUN showed lately, null if none
    /// @param order the profile's, empty if it says nothing
    /// @param here which ways this server has
    static List<Way> of(Device device, ParameterTree known, @Nullable String seen, List<WakeWay> order,
            Set<WakeWay> here) {
        Ways ways = new Ways(device, known);
        List<WakeWay> wanted = !order.isEmpty() ? order : ways.isBehindNat() ? BEHIND_NAT : REACHABLE;
        List<Way> found = new ArrayList<>();
        for (WakeWay name : wanted) {
            Way way = here.contains(name) ? ways.way(name, seen) : null;
            if (way != null) {
                found.add(way);
            }
        }
        return found;
    }

    private @Nullable Way way(WakeWay name, @Nullable String seen) {
        String address = switch (name) {
            case HTTP -> device.knockAddress();
            case UDP -> seen == null ? said("UDPConnectionRequestAddress") : seen;
            case XMPP -> said("ConnReqJabberID");
        };
        if (address.isBlank()) {
            return null;
        }
        return switch (name) {
            case HTTP -> new Way.Http(address);
            case UDP -> new Way.Udp(address);
            case XMPP -> new Way.Xmpp(address);
        };
    }

    private boolean isBehindNat() {
        String detected = said("NATDetected");
        if (detected.equals("1") || detected.equalsIgnoreCase("true")) {
            return true;
        }
        String host = host(device.knockAddress());
        return KnockAddress.isPrivate(host) && !KnockAddress.isSame(host, device.peer());
    }

    private String said(String name) {
        return known.get(device.root() + ".ManagementServer." + name).map(Parameter::value)
                .map(value -> value.text().strip()).orElse("");
    }

    private static String host(String url) {
        try {
            String host = new URI(url.strip()).getHost();
            return host == null ? "" : host;
        } catch (URISyntaxException _) {
            return "";
        }
    }
}
