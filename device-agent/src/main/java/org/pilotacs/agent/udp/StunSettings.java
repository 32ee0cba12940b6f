package org.pilotacs.agent.udp;

import org.pilotacs.agent.model.DataModel;

import java.net.InetSocketAddress;
import java.time.Duration;

/// What ManagementServer says of STUN at one moment.
///
/// @param server unresolved until it is needed
/// @param keepAlive between two requests
record StunSettings(boolean enabled, InetSocketAddress server, String username, String password,
        Duration keepAlive) {

    static StunSettings of(DataModel model) {
        if (!model.has("ManagementServer.STUNEnable")) {
            return new StunSettings(false, InetSocketAddress.createUnresolved("", 0), "", "", Duration.ZERO);
        }
        return new StunSettings(text(model, "STUNEnable").equals("1"),
                InetSocketAddress.createUnresolved(text(model, "STUNServerAddress"),
                        Integer.parseInt(text(model, "STUNServerPort"))),
                text(model, "STUNUsername"), text(model, "STUNPassword"),
                Duration.ofSeconds(Long.parseLong(text(model, "STUNMinimumKeepAlivePeriod"))));
    }

    private static String text(DataModel model, String name) {
        return model.value("ManagementServer." + name);
    }
}
