package org.pilotacs.acs.account;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresSessionsTest extends SessionsContract {
    PostgresSessionsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
