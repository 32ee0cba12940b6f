package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.runtime.AddressRange;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Loopback;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.runtime.Secret;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// Where devices report by CWMP, and what is asked of them.
///
/// @param host address to listen on
/// @param port 0 for any free one
/// @param path of the URL that devices are given
/// @param maxBody largest message from a device, after decompression
/// @param username Basic credentials demanded from devices; empty for none
/// @param password Basic credentials demanded from devices; empty for none
/// @param acceptUnauthenticated listen beyond loopback without credentials all the same
/// @param maxSessions most sessions at once; further devices are told to come later
/// @param sessionTimeout how long a device may stay silent within a session, unless its profile, or it itself, says more
/// @param cookieName name of the session cookie
public record CwmpConfig(String host, int port, String path, DataSize maxBody, String username, Secret password,
        boolean acceptUnauthenticated, int maxSessions, Duration sessionTimeout, String cookieName,
        ConnectionRequestConfig connectionRequest) {
    public static final Range<Integer> PORT = Range.of(0, 65_535);
    public static final Range<DataSize> MAX_BODY = Range.of(DataSize.ofKibibytes(64), DataSize.ofMebibytes(256));
    public static final Range<Integer> MAX_SESSIONS = Range.of(1, 1_000_000);
    public static final Range<Duration> SESSION_TIMEOUT = Range.of(Duration.ofSeconds(1), Duration.ofMinutes(30));

    public static final CwmpConfig DEFAULT = new CwmpConfig("127.0.0.1", 7547, "/", DataSize.ofMebibytes(16), "",
            Secret.NONE, false, 2_000, Duration.ofSeconds(30), "pilot-session", ConnectionRequestConfig.DEFAULT);

    public CwmpConfig {
        PORT.check("port", port);
        MAX_BODY.check("max-body", maxBody);
        MAX_SESSIONS.check("max-sessions", maxSessions);
        SESSION_TIMEOUT.check("session-timeout", sessionTimeout);
        if (!path.startsWith("/")) {
            throw new BadSetting("path", "must begin with /");
        }
        if (!cookieName.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new BadSetting("cookie-name", "must be 1 to 64 letters, digits, _ or -");
        }
        if (username.isEmpty() != password.isEmpty()) {
            throw new BadSetting(username.isEmpty() ? "username" : "password",
                    "is missing: set both username and password, or neither");
        }
        if (username.isEmpty() && !acceptUnauthenticated && !Loopback.is(host)) {
            throw new BadSetting("host", "is beyond loopback and any device would be let in: set cwmp.username and"
                    + " cwmp.password, or cwmp.accept-unauthenticated: true");
        }
    }

    /// How devices are asked to come at once.
    ///
    /// @param username what the device is told to expect of us
    /// @param password what the device is told to expect of us
    /// @param timeout for one attempt
    /// @param allow blocks of addresses that may be knocked at although they are denied, for example 127.0.0.0/8 in a lab
    /// @param deny blocks of addresses that are never knocked at unless allowed
    /// @param concurrency most knocks at once
    public record ConnectionRequestConfig(String username, Secret password, Duration timeout, List<AddressRange> allow,
            List<AddressRange> deny, int concurrency) {
        public static final Range<Duration> TIMEOUT = Range.of(Duration.ofMillis(100), Duration.ofMinutes(1));
        public static final Range<Integer> CONCURRENCY = Range.of(1, 10_000);

        /// A device must not be able to turn our knock against this machine or its neighbours on the wire.
        public static final ConnectionRequestConfig DEFAULT = new ConnectionRequestConfig("", Secret.NONE,
                Duration.ofSeconds(5), List.of(), blocks("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4",
                        "240.0.0.0/4", "::/128", "::1/128", "fe80::/10", "ff00::/8"),
                64);

        public ConnectionRequestConfig {
            TIMEOUT.check("timeout", timeout);
            CONCURRENCY.check("concurrency", concurrency);
            allow = List.copyOf(allow);
            deny = List.copyOf(deny);
        }

        /// Whether this address, which a device chose, may be knocked at.
        public boolean permits(InetAddress address) {
            return allow.stream().anyMatch(block -> block.contains(address))
                    || deny.stream().noneMatch(block -> block.contains(address));
        }

        private static List<AddressRange> blocks(String... texts) {
            return List.of(texts).stream().map(AddressRange::of).toList();
        }
    }
}
