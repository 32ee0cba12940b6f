package org.pilotacs.acs.errorcode;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresErrorCodesTest extends ErrorCodesContract {
    PostgresErrorCodesTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
