package org.pilotacs.acs.door.sftp;

import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.apache.sshd.server.session.ServerSession;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.runtime.Workers;
import org.pilotacs.acs.sftp.LoginKey;
import org.pilotacs.acs.sftp.SftpLogin;
import org.pilotacs.acs.sftp.SftpLogins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.PublicKey;

/// Who may log in. Safe for any number of threads.
final class SftpGate {
    private static final Logger log = LoggerFactory.getLogger(SftpGate.class);

    private final SftpLogins logins;
    private final Workers workers;

    SftpGate(SftpLogins logins, Workers workers) {
        this.logins = logins;
        this.workers = workers;
    }

    /// The answer comes from another thread, since this one serves all clients.
    boolean password(String name, String password, ServerSession session) {
        AsyncAuthException later = new AsyncAuthException();
        if (!workers.begin(() -> later.setAuthed(isPassword(name, password, session)))) {
            return false;
        }
        throw later;
    }

    private boolean isPassword(String name, String password, ServerSession session) {
        try {
            boolean right = logins.isPassword(name, Secret.of(password));
            if (!right) {
                refused(name, "password", session);
            }
            return right;
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a login could not be checked");
            return false;
        }
    }

    /// Asked before the client has shown that it holds the private half, which the library sees to after a yes: an answer that came
    /// later would be taken for the whole proof.
    boolean key(String name, PublicKey key, ServerSession session) {
        LoginKey given = LoginKey.read(PublicKeyEntry.toString(key));
        boolean known = given != null && logins.isKey(name, given);
        if (!known) {
            refused(name, "key", session);
        }
        return known;
    }

    private static void refused(String name, String proof, ServerSession session) {
        log.atInfo().addKeyValue("login", SftpLogin.NAME.matcher(name).matches() ? name : "?")
                .addKeyValue("proof", proof).addKeyValue("peer", session.getClientAddress())
                .log("an SFTP login failed");
    }
}
