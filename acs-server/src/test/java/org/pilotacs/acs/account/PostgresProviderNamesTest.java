package org.pilotacs.acs.account;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresProviderNamesTest extends ProviderNamesContract {
    PostgresProviderNamesTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
