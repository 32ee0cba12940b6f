package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;

import java.nio.file.Path;
import java.util.List;

/// The XMPP server by which devices are woken (TR-069 Amendment 6, Annex K); we are a client of it.
///
/// @param host empty for none
/// @param domain that we log in at; empty for the host's name
/// @param deviceDomains whose accounts may be woken; empty for our own domain
/// @param ca PEM file with the authority of the server's certificate; null for those that Java knows
public record XmppConfig(String host, int port, String domain, Login login, List<String> deviceDomains,
        @Nullable Path ca) {
    public static final Range<Integer> PORT = Range.of(1, 65_535);

    public static final XmppConfig NONE = new XmppConfig("", 5222, "", Login.NONE, List.of(), null);

    public XmppConfig {
        PORT.check("port", port);
        deviceDomains = List.copyOf(deviceDomains);
        if (!host.isEmpty() && (login.isNone() || login.password().isEmpty())) {
            throw new BadSetting(login.isNone() ? "username" : "password",
                    "is missing: we log in to the XMPP server with username and password");
        }
        if (host.isEmpty() && !login.isNone()) {
            throw new BadSetting("host", "is missing: without one there is no XMPP server to log in to");
        }
    }

    /// Whether there is such a server.
    public boolean isOn() {
        return !host.isEmpty();
    }

    /// Where we log in.
    String home() {
        return domain.isEmpty() ? host : domain;
    }

    /// Whether an account of this domain may be woken. What is sent holds credentials in clear, so a device must not choose
    /// who gets it.
    boolean permits(String other) {
        return (deviceDomains.isEmpty() ? List.of(home()) : deviceDomains).stream().anyMatch(other::equalsIgnoreCase);
    }
}
