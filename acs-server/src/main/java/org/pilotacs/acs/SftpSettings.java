package org.pilotacs.acs;

import org.pilotacs.acs.door.sftp.SftpConfig;
import org.pilotacs.acs.yaml.Kind;

import java.time.Duration;
import java.util.List;

import static org.pilotacs.acs.Settings.host;
import static org.pilotacs.acs.Settings.one;

/// The keys of `pilot.yaml` below `sftp`.
final class SftpSettings {
    static final Setting<Boolean> ENABLED = one("sftp.enabled", Kind.bool(), c -> c.sftp().enabled(),
            "Let boxes fetch firmware and send files over SFTP, with the logins that engineers make");
    static final Setting<String> HOST = one("sftp.host", host(), c -> c.sftp().host(),
            "Address where they do; 0.0.0.0 for all");
    static final Setting<Integer> PORT = one("sftp.port", Kind.integer(SftpConfig.PORT), c -> c.sftp().port(),
            "Port where they do; 0 for any free one");
    static final Setting<Integer> MAX_SESSIONS = one("sftp.max-sessions", Kind.integer(SftpConfig.SESSIONS),
            c -> c.sftp().sessions(), "Most sessions at once");
    static final Setting<Integer> PER_ADDRESS = one("sftp.sessions-per-address", Kind.integer(SftpConfig.SESSIONS),
            c -> c.sftp().perAddress(), "Most of them from one address, which many boxes share behind a NAT");
    static final Setting<Integer> TRIES = one("sftp.login-tries", Kind.integer(SftpConfig.TRIES),
            c -> c.sftp().tries(), "How often a session may try to log in");
    static final Setting<Duration> LOGIN_TIMEOUT = one("sftp.login-timeout", Kind.duration(SftpConfig.LOGIN),
            c -> c.sftp().login(), "How long it may take to");
    static final Setting<Duration> IDLE_TIMEOUT = one("sftp.idle-timeout", Kind.duration(SftpConfig.IDLE),
            c -> c.sftp().idle(), "After how long without a word a session ends");

    static final List<Setting<?>> ALL = List.of(ENABLED, HOST, PORT, MAX_SESSIONS, PER_ADDRESS, TRIES, LOGIN_TIMEOUT,
            IDLE_TIMEOUT);

    private SftpSettings() {}
}
