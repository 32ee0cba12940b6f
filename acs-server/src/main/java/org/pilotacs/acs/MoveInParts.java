package org.pilotacs.acs;

import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.audit.JdbcAuditTrail;
import org.pilotacs.acs.cli.MoveInOpener;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.JdbcDeviceMoves;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.link.cwmp.CwmpLink;
import org.pilotacs.acs.link.cwmp.access.GivenLogins;
import org.pilotacs.acs.link.cwmp.access.JdbcGivenLogins;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.provisioning.file.JdbcProvisioningFiles;
import org.pilotacs.acs.provisioning.movein.MoveIn;
import org.pilotacs.acs.provisioning.preset.JdbcDefinitionStore;
import org.pilotacs.acs.provisioning.script.ScriptRunner;
import org.pilotacs.acs.runtime.KeyFile;
import org.pilotacs.acs.runtime.MasterKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/// What takes over another server's belongings, without a server of ours.
final class MoveInParts implements MoveInOpener.Opened {
    private final Database database;
    private final ScriptRunner scripts;
    private final MoveIn.Places places;

    private MoveInParts(AcsConfig config, Path data, Database database, GivenLogins logins) {
        this.database = database;
        this.scripts = new ScriptRunner(config.provisioning().scripts(),
                Thread.ofPlatform().name("scripts-", 0).factory());
        this.places = new MoveIn.Places(new JdbcDeviceMoves(database, CwmpLink.NAME),
                new JdbcDefinitionStore(database), scripts,
                new JdbcProvisioningFiles(database, data.resolve("files"), new SecureRandom()),
                (device, username, password) -> give(logins, device, new Login(username, password)));
    }

    private static void give(GivenLogins logins, DeviceId device, Login login) {
        if (logins.of(device).isEmpty()) {
            logins.given(device, login.username(), login.password());
        }
    }

    /// @throws IOException if the database cannot be had
    static MoveInParts open(AcsConfig config) throws IOException {
        Path data = Files.createDirectories(config.data());
        MasterKey key = KeyFile.of(config.secrets(), data, new SecureRandom());
        Database database = database(config);
        try {
            return new MoveInParts(config, data, database, KeyFile.unsealing(config.secrets(), data,
                    "logins that scripts gave", () -> new JdbcGivenLogins(database, key)));
        } catch (IOException e) {
            database.close();
            throw e;
        }
    }

    private static Database database(AcsConfig config) throws IOException {
        try {
            return Database.open(config.database());
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                String said = String.valueOf(cause.getMessage());
                if (said.contains("may be already in use")) {
                    throw new IOException("The database is in use: stop the server, and try again.", e);
                }
            }
            throw e;
        }
    }

    @Override
    public MoveIn.Places places() {
        return places;
    }

    @Override
    public void record(String what) {
        try (JdbcAuditTrail trail = new JdbcAuditTrail(database, new SecureRandom(),
                Thread.ofPlatform().name("audit-", 0).factory())) {
            trail.record(
                    new AuditEntry(Instant.now(), System.getProperty("user.name", ""), Caller.Kind.THIS_MACHINE, "",
                            "", Deed.CONFIGURED, AuditEntry.Subject.NONE, "", what));
        }
    }

    @Override
    public void close() {
        scripts.close();
        database.close();
    }
}
