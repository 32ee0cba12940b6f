package org.pilotacs.acs.provisioning.preset;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresDefinitionStoreTest extends DefinitionStoreContract {
    PostgresDefinitionStoreTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
