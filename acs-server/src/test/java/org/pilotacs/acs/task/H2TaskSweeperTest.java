package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2TaskSweeperTest extends TaskSweeperContract {
    H2TaskSweeperTest() {
        super(TestDatabases.Kind.H2);
    }
}
