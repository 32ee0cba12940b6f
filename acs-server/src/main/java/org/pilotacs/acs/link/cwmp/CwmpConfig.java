package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.link.cwmp.access.CertificatePolicy;
import org.pilotacs.acs.link.cwmp.wake.WakeConfig;
import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Loopback;
import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// Where devices report by CWMP, and what is asked of them.
public record CwmpConfig(ListenerConfig listener, SessionConfig sessions, AccessConfig access,
        TlsConfig tls, WakeConfig wake) {
    public static final CwmpConfig DEFAULT = new CwmpConfig(ListenerConfig.DEFAULT, SessionConfig.DEFAULT,
            AccessConfig.DEFAULT, TlsConfig.NONE, WakeConfig.DEFAULT);

    public CwmpConfig {
        boolean onlyCertified = access.certificates() == CertificatePolicy.REQUIRED;
        if (onlyCertified && tls.clientCa() == null) {
            throw new BadSetting("tls.client-ca", "is missing: cwmp.tls.client-certificates is required, and no"
                    + " authority may give any");
        }
        if (!listener.plain() && !tls.isOn()) {
            throw new BadSetting("plain", "is false, and without cwmp.tls.certificate no device could report");
        }
        if (access.shared().isNone() && !access.acceptUnauthenticated() && !onlyCertified
                && !Loopback.is(listener.host())) {
            throw new BadSetting("host", "is beyond loopback and any device would be let in: set cwmp.username and"
                    + " cwmp.password, or cwmp.tls.client-certificates: required, or cwmp.accept-unauthenticated: true");
        }
    }

    /// Where devices report.
    ///
    /// @param host address to listen on
    /// @param port 0 for any free one
    /// @param path of the URL that devices are given
    /// @param maxBody largest message from a device, after decompression
    /// @param plain whether devices may report without TLS
    public record ListenerConfig(String host, int port, String path, DataSize maxBody, boolean plain) {
        public static final Range<Integer> PORT = Listening.PORT;
        public static final Range<DataSize> MAX_BODY = Range.of(DataSize.ofKibibytes(64), DataSize.ofMebibytes(256));

        public static final ListenerConfig DEFAULT = new ListenerConfig("127.0.0.1", 7547, "/",
                DataSize.ofMebibytes(16), true);

        public ListenerConfig {
            PORT.check("port", port);
            MAX_BODY.check("max-body", maxBody);
            if (!path.startsWith("/")) {
                throw new BadSetting("path", "must begin with /");
            }
        }
    }

    /// What holds for a session.
    ///
    /// @param most at once; further devices are told to come later
    /// @param timeout how long a device may stay silent within one, unless its profile, or it itself, says more
    /// @param cookieName name of the cookie that tells them apart
    public record SessionConfig(int most, Duration timeout, String cookieName) {
        public static final Range<Integer> MOST = Range.of(1, 1_000_000);
        public static final Range<Duration> TIMEOUT = Range.of(Duration.ofSeconds(1), Duration.ofMinutes(30));

        public static final SessionConfig DEFAULT = new SessionConfig(2_000, Duration.ofSeconds(30), "pilot-session");

        public SessionConfig {
            MOST.check("max-sessions", most);
            TIMEOUT.check("session-timeout", timeout);
            if (!cookieName.matches("[A-Za-z0-9_-]{1,64}")) {
                throw new BadSetting("cookie-name", "must be 1 to 64 letters, digits, _ or -");
            }
        }
    }
}
