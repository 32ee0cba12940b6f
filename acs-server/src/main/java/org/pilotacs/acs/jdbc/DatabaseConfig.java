package org.pilotacs.acs.jdbc;

import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.runtime.Secret;

import java.nio.file.Path;

/// Where the database is and how many connections it may take.
///
/// @param url `jdbc:h2:` or `jdbc:postgresql:`
/// @param poolSize connections, all kept open
public record DatabaseConfig(String url, String username, Secret password, int poolSize) {
    public static final int DEFAULT_POOL_SIZE = 8;
    public static final Range<Integer> POOL_SIZE = Range.of(2, 500);

    /// What an embedded H2 needs.
    ///
    /// - `WRITE_DELAY=0` is what makes an acknowledged commit survive a killed process: without it H2 writes up to half a
    ///   second later. It does not wait for the disk, so a power cut may still lose the last commits.
    /// - `QUERY_CACHE_SIZE` keeps parsed statements with each connection; its default of 8 parses most of ours anew.
    /// - `DB_CLOSE_ON_EXIT=FALSE` leaves closing to [Database#close], so that H2's own shutdown hook does not close the
    ///   file under a server that is still answering.
    /// - `MODE` and `DATABASE_TO_LOWER` make names and types read as PostgreSQL reads them.
    private static final String H2_SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;QUERY_CACHE_SIZE=128;DB_CLOSE_ON_EXIT=FALSE";

    public DatabaseConfig {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new BadSetting("url", "must start with jdbc:h2: or jdbc:postgresql:");
        }
        POOL_SIZE.check("pool-size", poolSize);
    }

    /// The file `pilot.mv.db` in a folder, made if it is not there. The file is opened through H2's `async:` layer: with
    /// its plain `file:` layer the interrupt of one thread in the middle of a read closes the database for all.
    public static DatabaseConfig h2(Path folder) {
        String path = folder.toAbsolutePath().normalize().toString();
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException("H2 cannot use a folder with a semicolon in its name: " + path);
        }
        return new DatabaseConfig("jdbc:h2:async:" + path + "/pilot" + H2_SETTINGS, "pilot", Secret.NONE,
                DEFAULT_POOL_SIZE);
    }

    boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }
}
