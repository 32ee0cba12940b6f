package org.pilotacs.acs.link.satellite.gateway;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CasOrderStoreTest extends CasOrderStoreContract {
    H2CasOrderStoreTest() {
        super(TestDatabases.Kind.H2);
    }
}
