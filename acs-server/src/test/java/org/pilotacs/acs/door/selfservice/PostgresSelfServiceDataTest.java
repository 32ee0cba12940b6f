package org.pilotacs.acs.door.selfservice;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresSelfServiceDataTest extends SelfServiceDataContract {
    PostgresSelfServiceDataTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
