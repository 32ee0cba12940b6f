package org.pilotacs.acs.firmware;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresArtefactsTest extends ArtefactsContract {
    PostgresArtefactsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
