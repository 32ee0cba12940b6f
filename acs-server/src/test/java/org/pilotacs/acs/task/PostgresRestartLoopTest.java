package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresRestartLoopTest extends RestartLoopContract {
    PostgresRestartLoopTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
