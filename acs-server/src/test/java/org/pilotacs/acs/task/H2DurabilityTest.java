package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.jdbc.TestDatabases;

/// H2 writes over old space of its file once that is older than its retention time, and must find its newest commit
/// there too. The default of 45 s is longer than this test; a short one lets it happen in each life.
class H2DurabilityTest extends DurabilityContract {
    private static final String REUSE_AT_ONCE = ";RETENTION_TIME=100";

    @Override
    DatabaseConfig database() {
        DatabaseConfig config = TestDatabases.config(TestDatabases.Kind.H2);
        return new DatabaseConfig(config.url() + REUSE_AT_ONCE, config.username(), config.password(),
                config.poolSize());
    }
}
