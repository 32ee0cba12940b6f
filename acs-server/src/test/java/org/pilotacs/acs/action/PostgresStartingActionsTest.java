package org.pilotacs.acs.action;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresStartingActionsTest extends StartingActionsContract {
    PostgresStartingActionsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
