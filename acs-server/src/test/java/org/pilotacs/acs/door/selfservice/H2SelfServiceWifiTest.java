package org.pilotacs.acs.door.selfservice;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2SelfServiceWifiTest extends SelfServiceWifiContract {
    H2SelfServiceWifiTest() {
        super(TestDatabases.Kind.H2);
    }
}
