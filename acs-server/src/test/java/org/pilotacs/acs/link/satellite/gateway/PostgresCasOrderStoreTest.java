package org.pilotacs.acs.link.satellite.gateway;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCasOrderStoreTest extends CasOrderStoreContract {
    PostgresCasOrderStoreTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
