package org.pilotacs.acs.door.selfservice;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresSelfServiceTest extends SelfServiceContract {
    PostgresSelfServiceTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
