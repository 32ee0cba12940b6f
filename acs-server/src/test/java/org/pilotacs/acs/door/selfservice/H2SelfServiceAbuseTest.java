package org.pilotacs.acs.door.selfservice;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2SelfServiceAbuseTest extends SelfServiceAbuseContract {
    H2SelfServiceAbuseTest() {
        super(TestDatabases.Kind.H2);
    }
}
