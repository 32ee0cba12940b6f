package org.pilotacs.acs.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.pilotacs.acs.runtime.Secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Fresh, empty databases of both kinds for tests. One PostgreSQL server serves a whole JVM and ends with it; it
/// waits for the disk, as in production.
public final class TestDatabases {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabases() {}

    /// A database that a contract test is run against.
    public enum Kind {
        H2, POSTGRES
    }

    public static Database open(Kind kind) {
        return Database.open(config(kind));
    }

    /// A new database each time; opening it twice opens the same one twice.
    public static DatabaseConfig config(Kind kind) {
        return switch (kind) {
            case H2 -> DatabaseConfig.h2(folder());
            case POSTGRES -> postgres();
        };
    }

    /// The settings that point a server process at a new database; none for H2, which is in its data folder.
    public static Map<String, String> environment(Kind kind) {
        return switch (kind) {
            case H2 -> Map.of();
            case POSTGRES -> {
                DatabaseConfig config = config(kind);
                yield Map.of("PILOT_DATABASE_URL", config.url(), "PILOT_DATABASE_USERNAME", config.username());
            }
        };
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("pilot-h2-");
            folder.toFile().deleteOnExit();
            folder.resolve("pilot.mv.db").toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseConfig postgres() {
        String name = "pilot_" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
        return new DatabaseConfig(Server.POSTGRES.getJdbcUrl("postgres", name), "postgres", Secret.NONE,
                DatabaseConfig.DEFAULT_POOL_SIZE);
    }

    /// Started on first use; stops itself when the JVM ends.
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "300").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
