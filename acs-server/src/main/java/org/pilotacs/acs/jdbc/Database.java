package org.pilotacs.acs.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/// The server's database: a pool of connections to a schema that is up to date. Safe for any number of threads.
public final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);

    /// How often a transaction is tried when others are in its way. Each failure means that another one got through, and
    /// most had to wait for it, so as many may contend for one row.
    private static final int ATTEMPTS = 50;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);

    /// PostgreSQL keeps the plan of a statement that comes often. One made while a table was empty reads the whole of it,
    /// and goes on so while a fleet comes for the first time, until the next ANALYZE.
    private static final String PLAN_EACH_TIME = "SET plan_cache_mode = force_custom_plan";

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final PendingCommits commits = new PendingCommits();
    private final boolean postgres;

    private Database(HikariDataSource pool, boolean postgres) {
        this.pool = pool;
        this.postgres = postgres;
        this.jdbi = Jdbi.create(pool);
        // The values bound to a statement may be secrets; a failure's message must not carry them into a log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /// Connects and brings the schema up to date; fails if either cannot be done.
    public static Database open(DatabaseConfig config) {
        return open(config, CONNECTION_TIMEOUT);
    }

    /// @param patience how long a caller waits for a connection when all are taken
    static Database open(DatabaseConfig config, Duration patience) {
        HikariDataSource pool = new HikariDataSource(poolConfig(config, patience));
        try {
            migrate(config, pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new Database(pool, config.isPostgres());
    }

    private static HikariConfig poolConfig(DatabaseConfig config, Duration patience) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("pilot");
        pool.setJdbcUrl(config.url());
        pool.setUsername(config.username());
        pool.setPassword(config.password().reveal());
        pool.setMaximumPoolSize(config.poolSize());
        pool.setMinimumIdle(config.poolSize());
        pool.setConnectionTimeout(patience.toMillis());
        if (config.isPostgres()) {
            pool.setConnectionInitSql(PLAN_EACH_TIME);
        }
        return pool;
    }

    /// Where the databases differ, migrations have a placeholder.
    ///
    /// - `${binary_order}`: text that is searched by its beginning must be ordered by code point. H2 always does that,
    ///   PostgreSQL where the column says so.
    /// - `${room_for_updates}`: PostgreSQL writes a contact beside the row's old version, without touching indexes, where
    ///   the page has room.
    private static void migrate(DatabaseConfig config, HikariDataSource pool) {
        boolean postgres = config.isPostgres();
        Map<String, String> placeholders = Map.of("binary_order", postgres ? "COLLATE \"C\"" : "", "room_for_updates",
                postgres ? "ALTER TABLE device SET (fillfactor = 60);" : "");
        Flyway.configure().dataSource(pool).locations("classpath:db").placeholders(placeholders).load().migrate();
    }

    /// Whether it is PostgreSQL, for a statement that H2 does not know; H2 otherwise.
    public boolean isPostgres() {
        return postgres;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /// Asks the database something; fails if it does not answer.
    public void check() {
        int one = jdbi.withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
        if (one != 1) {
            throw new IllegalStateException("the database says that 1 is " + one);
        }
    }

    /// Runs statements that need no common transaction; each is committed on its own. What they read is on disk when this
    /// returns, so that whoever is told of it is not told otherwise after a kill.
    ///
    /// @throws UnavailableException if the database cannot be reached or all its connections stay taken
    public <T extends @Nullable Object> T with(Function<Handle, T> work) {
        T result = glance(work);
        awaitWritten();
        return result;
    }

    /// The same, but what is read may not be on disk yet: for what nobody is told before a commit of one's own, which is
    /// written behind it.
    ///
    /// @throws UnavailableException if the database cannot be reached or all its connections stay taken
    public <T extends @Nullable Object> T glance(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (RuntimeException e) {
            throw told(e);
        }
    }

    /// Returns once all that can have been read by now is on disk: for what a transaction read and did not change, and is
    /// told.
    public void awaitWritten() {
        // PostgreSQL writes first
        if (!postgres) {
            commits.await();
        }
    }

    /// Runs work in one transaction and returns once it is committed. When another transaction is in the way the work is
    /// run again, a bounded number of times, so it must have no other effects.
    ///
    /// @throws UnavailableException if the database cannot be reached or all its connections stay taken
    public <T extends @Nullable Object> T transact(Function<Handle, T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return jdbi.withHandle(handle -> transact(handle, work));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !(e instanceof StaleRowException || Contention.causedBy(e))) {
                    throw told(e);
                }
                log.atDebug().addKeyValue("attempt", attempt).addKeyValue("cause", e.getMessage()).log("once more");
            }
        }
    }

    private <T extends @Nullable Object> T transact(Handle handle, Function<Handle, T> work) {
        handle.begin();
        try {
            T result = work.apply(handle);
            commits.run(handle::commit);
            return result;
        } catch (RuntimeException | Error e) {
            rollBack(handle, e);
            throw e;
        }
    }

    private static void rollBack(Handle handle, Throwable why) {
        try {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private static RuntimeException told(RuntimeException failure) {
        return Contention.isOutage(failure) ? new UnavailableException("the database", failure) : failure;
    }

    @Override
    public void close() {
        pool.close();
    }
}
