package org.pilotacs.acs.door.sftp;

import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// Where boxes fetch and send files over SFTP.
///
/// @param host address to listen on
/// @param port 0 for any free one
/// @param sessions most at once
/// @param perAddress of them from one address
/// @param tries to log in, of one session
/// @param login how long a session may take to log in
/// @param idle after how long without a word a session ends
public record SftpConfig(boolean enabled, String host, int port, int sessions, int perAddress, int tries,
        Duration login,
        Duration idle) {
    public static final Range<Integer> PORT = Listening.PORT;
    public static final Range<Integer> SESSIONS = Range.of(1, 10_000);
    public static final Range<Integer> TRIES = Range.of(1, 20);
    public static final Range<Duration> LOGIN = Range.of(Duration.ofSeconds(5), Duration.ofMinutes(10));
    public static final Range<Duration> IDLE = Range.of(Duration.ofSeconds(10), Duration.ofHours(1));

    public static final SftpConfig DEFAULT = new SftpConfig(false, "127.0.0.1", 2022, 200, 20, 3,
            Duration.ofSeconds(30), Duration.ofMinutes(2));

    public SftpConfig {
        PORT.check("port", port);
        SESSIONS.check("max-sessions", sessions);
        SESSIONS.check("sessions-per-address", perAddress);
        TRIES.check("login-tries", tries);
        LOGIN.check("login-timeout", login);
        IDLE.check("idle-timeout", idle);
    }
}
