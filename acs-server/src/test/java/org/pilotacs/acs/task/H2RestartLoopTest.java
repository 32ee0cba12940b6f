package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2RestartLoopTest extends RestartLoopContract {
    H2RestartLoopTest() {
        super(TestDatabases.Kind.H2);
    }
}
