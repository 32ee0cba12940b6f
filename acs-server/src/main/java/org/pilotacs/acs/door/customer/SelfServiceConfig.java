package org.pilotacs.acs.door.customer;

import org.pilotacs.acs.customer.CustomerConfig;
import org.pilotacs.acs.customer.Limits;
import org.pilotacs.acs.door.http.Proxies;
import org.pilotacs.acs.door.jwt.PortalTokenConfig;
import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.sender.CodeSenderConfig;

/// Where customers help themselves: a port of its own, since it is the one that the whole world may reach.
///
/// @param host address to listen on
/// @param port 0 for any free one
/// @param url where browsers reach it, without a path; empty for the port at the host
/// @param proxies whose word for where a call comes from we take
/// @param jwt tokens of the operator's portal
/// @param customers how they come in
/// @param limits how often they may have what done
/// @param codes by which way codes reach them
public record SelfServiceConfig(String host, int port, String url, Proxies proxies, PortalTokenConfig jwt,
        CustomerConfig customers, Limits limits, CodeSenderConfig codes) {
    public static final Range<Integer> PORT = Listening.PORT;
    public static final SelfServiceConfig DEFAULT = new SelfServiceConfig("127.0.0.1", 3080, "", Proxies.NONE,
            PortalTokenConfig.NONE, CustomerConfig.DEFAULT, Limits.DEFAULT, CodeSenderConfig.NONE);

    public SelfServiceConfig {
        PORT.check("port", port);
        if (!url.isEmpty() && !url.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,200}")) {
            throw new BadSetting("url", "must be http:// or https:// with a host and perhaps a port, and no path");
        }
    }
}
