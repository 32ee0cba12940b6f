package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresDurabilityTest extends DurabilityContract {
    PostgresDurabilityTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
