package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresTaskSweeperTest extends TaskSweeperContract {
    PostgresTaskSweeperTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
