package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresTaskContentionTest extends TaskContentionContract {
    PostgresTaskContentionTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
