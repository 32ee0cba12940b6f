package org.pilotacs.acs.provisioning.preset;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2DefinitionStoreTest extends DefinitionStoreContract {
    H2DefinitionStoreTest() {
        super(TestDatabases.Kind.H2);
    }
}
