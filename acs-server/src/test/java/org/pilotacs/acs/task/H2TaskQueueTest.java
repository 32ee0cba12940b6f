package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2TaskQueueTest extends TaskQueueContract {
    H2TaskQueueTest() {
        super(TestDatabases.Kind.H2);
    }
}
