package org.pilotacs.acs.door.selfservice;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresSelfServiceAbuseTest extends SelfServiceAbuseContract {
    PostgresSelfServiceAbuseTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
