package org.pilotacs.acs.link.cwmp.access;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresOwnLoginStoreTest extends OwnLoginStoreContract {
    PostgresOwnLoginStoreTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
