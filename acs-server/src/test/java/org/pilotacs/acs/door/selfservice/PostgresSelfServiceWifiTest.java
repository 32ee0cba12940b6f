package org.pilotacs.acs.door.selfservice;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresSelfServiceWifiTest extends SelfServiceWifiContract {
    PostgresSelfServiceWifiTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
