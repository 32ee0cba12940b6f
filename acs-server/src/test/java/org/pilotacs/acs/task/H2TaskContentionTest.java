package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2TaskContentionTest extends TaskContentionContract {
    H2TaskContentionTest() {
        super(TestDatabases.Kind.H2);
    }
}
