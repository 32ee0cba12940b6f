package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresDurabilityTest extends DurabilityContract {
    @Override
    DatabaseConfig database() {
        return TestDatabases.config(TestDatabases.Kind.POSTGRES);
    }
}
