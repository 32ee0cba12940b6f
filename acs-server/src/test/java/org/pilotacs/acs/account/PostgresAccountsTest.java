package org.pilotacs.acs.account;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresAccountsTest extends AccountsContract {
    PostgresAccountsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
