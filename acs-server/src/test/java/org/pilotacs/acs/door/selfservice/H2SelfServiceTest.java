package org.pilotacs.acs.door.selfservice;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2SelfServiceTest extends SelfServiceContract {
    H2SelfServiceTest() {
        super(TestDatabases.Kind.H2);
    }
}
