package org.pilotacs.acs.account;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresApiTokensTest extends ApiTokensContract {
    PostgresApiTokensTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
