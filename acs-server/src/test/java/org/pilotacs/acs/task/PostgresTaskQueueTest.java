package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresTaskQueueTest extends TaskQueueContract {
    PostgresTaskQueueTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
