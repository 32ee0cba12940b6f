package org.pilotacs.acs.link.cwmp.access;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2OwnLoginStoreTest extends OwnLoginStoreContract {
    H2OwnLoginStoreTest() {
        super(TestDatabases.Kind.H2);
    }
}
