package org.pilotacs.acs.door.selfservice;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2SelfServiceDataTest extends SelfServiceDataContract {
    H2SelfServiceDataTest() {
        super(TestDatabases.Kind.H2);
    }
}
