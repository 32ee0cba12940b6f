package org.pilotacs.acs.task;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2DurabilityTest extends DurabilityContract {
    H2DurabilityTest() {
        super(TestDatabases.Kind.H2);
    }
}
