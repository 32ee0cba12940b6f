package org.pilotacs.acs.action;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresSettledActionsTest extends SettledActionsContract {
    PostgresSettledActionsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
